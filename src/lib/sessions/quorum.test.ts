import { expect, test } from 'vitest'
import { lackOfQuorum, quorumWords } from './quorum.ts'

const now = new Date('2026-12-02T15:00Z')
const session = {
	status: 'confirmed',
	format: 'call',
	goesOn: false,
	startsAt: new Date('2026-12-03T15:00Z'),
	createdAt: new Date('2026-11-01T15:00Z'),
	circle: { quorum: 3 },
	attendees: ['yes', 'yes', 'maybe', 'no', null].map((answer) => ({ answer }))
}

test('a day before, too few who say yes are a question', () => {
	expect(lackOfQuorum(session, now)).toEqual({ yes: 2, needed: 3 })
	expect(lackOfQuorum({ ...session, circle: { quorum: 2 } }, now)).toBeNull()
	expect(lackOfQuorum(session, new Date(now.getTime() - 1))).toBeNull()
	expect(lackOfQuorum(session, session.startsAt)).toBeNull()
})

test('it is none when it is decided, cancelled, in writing, or was planned within the day', () => {
	for (const decided of [
		{ goesOn: true },
		{ status: 'cancelled' },
		{ format: 'writing' },
		{ createdAt: new Date('2026-12-01T15:01Z') }
	])
		expect(lackOfQuorum({ ...session, ...decided }, now), JSON.stringify(decided)).toBeNull()
})

test('a circle smaller than its quorum needs all, one alone is not asked', () => {
	const two = { ...session, attendees: [{ answer: 'yes' }, { answer: null }] }
	expect(lackOfQuorum(two, now)).toEqual({ yes: 1, needed: 2 })
	expect(lackOfQuorum({ ...two, attendees: [{ answer: null }] }, now)).toBeNull()
})

test('it is said in words', () => {
	expect(quorumWords({ yes: 2, needed: 3 })).toBe('Two say yes, three are needed.')
	expect(quorumWords({ yes: 0, needed: 3 })).toBe('Nobody says yes, three are needed.')
	expect(quorumWords({ yes: 1, needed: 2 })).toBe('One says yes, two are needed.')
})
