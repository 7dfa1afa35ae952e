import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { read as readCircle } from '../../src/lib/circles/read.server.ts'
import { readRecord } from '../../src/lib/circles/read-record.server.ts'
import { read } from '../../src/lib/sessions/read.server.ts'
import { foldCoverage } from '../../src/lib/topics/coverage.ts'
import { readToCover } from '../../src/lib/topics/read-coverage.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enter, meet, placeSession, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bea: Person
let eve: Person
let circle: string
let first: string
let second: string
let third: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bea')
	;({ circle } = met)
	;[ada, bea] = met.people
	;[first = '', second = '', third = ''] = met.sessions
	eve = await enter(backend, 'Eve')
	await placeSession(backend, first, -28 * 24 * 60)
	await placeSession(backend, second, -14 * 24 * 60)
})

const bring = (
	session: string,
	by: Person,
	more: { words?: string; slug?: string; lens?: string },
	takenUp = true
) =>
	backend.sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words, prompt_slug, lens, taken_up_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		[
			...[randomUUID(), circle, session, by.id, more.words ?? null, more.slug ?? null, more.lens ?? null],
			takenUp ? new Date() : null
		]
	)
const commit = async (
	session: string,
	by: Person,
	status = 'open',
	more: { private?: boolean; after?: string } = {}
) => {
	const id = randomUUID()
	await backend.sql(
		`insert into public.commitments (id, circle_id, owner_id, session_id, due_on, words, status, ended_at, private, renegotiates_id)
		values ($1, $2, $3, $4, '2027-01-01', 'Say it once.', $5, $6, $7, $8)`,
		[
			...[id, circle, by.id, session, status, status === 'open' ? null : new Date()],
			...[more.private ?? false, more.after ?? null]
		]
	)
	return id
}
const keepTakeaway = (session: string, words: string, agreed: boolean) =>
	backend.sql(
		`insert into public.takeaways (id, session_id, circle_id, words, agreed) values ($1, $2, $3, $4, $5)`,
		[randomUUID(), session, circle, words, agreed]
	)
const coverageFor = async (person: Person) => {
	const found = await readToCover(person.client, circle, new Date())
	return found && foldCoverage(found.meetings)
}

test('coverage is what was taken up and what came of it, the same for every member and nothing for others', async () => {
	await bring(first, ada, { slug: 'the-date-from-nowhere' })
	await bring(second, bea, { words: 'Alone with it', lens: 'snacking' })
	await bring(second, bea, { words: 'No lens' })
	await bring(second, bea, { words: 'It waits', lens: 'timing' }, false)
	await bring(third, bea, { words: 'To come', lens: 'strategy' }, false)
	await commit(second, ada, 'kept')
	const before = await commit(second, bea, 'renegotiated')
	await commit(second, bea, 'open', { after: before })
	await commit(second, ada, 'let_go', { private: true })
	const seen = await coverageFor(ada)
	expect(seen?.meetings).toBe(2)
	expect(seen?.withoutLens).toBe(1)
	expect(seen?.lookedAt.find(({ lens }) => lens === 'snacking')).toMatchObject({
		sessions: 1,
		came: { kept: 1, renegotiated: 1, open: 0, learned: 0, let_go: 0 }
	})
	expect(seen?.lookedAt.map(({ lens }) => lens)).toContain('accountability_without_context')
	expect(seen?.untouched).toEqual(expect.arrayContaining(['timing', 'strategy']))
	expect(await coverageFor(bea)).toEqual(seen)
	expect(await coverageFor(eve)).toBeNull()
	expect((await readToCover(ada.client, circle, new Date()))?.nextSessionId).toBe(third)
	await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
	expect(await coverageFor(bea)).toBeNull()
})

test('a session keeps its commitments, takeaways and a count of its notes, and knows whether it is live', async () => {
	await commit(second, ada, 'open', { private: true })
	await commit(second, bea, 'kept')
	await keepTakeaway(second, 'Agreed', true)
	await keepTakeaway(second, 'Proposed', false)
	await backend.sql(
		`insert into public.notes (id, session_id, circle_id, words) values ($1, $2, $3, 'Raw'), ($4, $2, $3, 'Rawer')`,
		[randomUUID(), second, circle, randomUUID()]
	)
	const seen = await read(ada.client, second, ada.id, new Date())
	expect(seen?.live).toBeNull()
	expect(seen?.kept.notes).toBe(2)
	expect(seen?.kept.takeaways.map(({ words, agreed }) => `${words} ${agreed}`).toSorted()).toEqual([
		'Agreed true',
		'Proposed false'
	])
	expect(seen?.kept.commitments).toMatchObject([
		{ owner: 'Ada', mine: true, private: true },
		{ owner: 'Bea', mine: false, status: 'kept' }
	])
	expect((await read(bea.client, second, bea.id, new Date()))?.kept.commitments).toHaveLength(1)
	expect(await read(eve.client, second, eve.id, new Date())).toBeNull()

	await backend.sql(
		`insert into public.lives (session_id, circle_id, started_at, step_started_at, until) values ($1, $2, now(), now(), now())`,
		[second, circle]
	)
	expect((await read(ada.client, second, ada.id, new Date()))?.live).toBe('on')
	await backend.sql('update public.lives set ended_at = now()')
	const over = await read(ada.client, second, ada.id, new Date())
	expect(over?.live).toBe('over')
	expect(over?.liveEndedAt).toBeInstanceOf(Date)
})

test('one’s own record has the topics that one brought and the takeaways that were agreed on, of sessions one said yes to', async () => {
	await backend.sql(
		`insert into public.rsvps (session_id, circle_id, profile_id, answer)
		values ($1, $3, $4, 'yes'), ($2, $3, $4, 'no'), ($1, $3, $5, 'yes')`,
		[first, second, circle, ada.id, bea.id]
	)
	await bring(first, ada, { words: 'Mine' })
	await bring(first, ada, { words: 'Not taken up' }, false)
	await bring(first, bea, { words: 'Theirs' })
	await bring(second, ada, { words: 'Absent' })
	await keepTakeaway(first, 'Agreed', true)
	await keepTakeaway(first, 'Proposed', false)
	await keepTakeaway(second, 'Elsewhere', true)
	expect((await readRecord(ada.client, circle, ada.id, new Date()))?.sessions).toMatchObject([
		{ topics: ['Mine'], takeaways: ['Agreed'] }
	])
	expect((await readRecord(bea.client, circle, bea.id, new Date()))?.sessions).toMatchObject([
		{ topics: ['Theirs'], takeaways: ['Agreed'] }
	])
	expect(await readRecord(eve.client, circle, eve.id, new Date())).toBeNull()
})

test('where a session was live, those were in it whose phones followed it, whatever they had said', async () => {
	await backend.sql(
		`insert into public.rsvps (session_id, circle_id, profile_id, answer)
		values ($1, $3, $4, 'yes'), ($1, $3, $5, 'no'), ($2, $3, $4, 'yes')`,
		[first, second, circle, ada.id, bea.id]
	)
	const attended = async (person: Person) =>
		(await readRecord(person.client, circle, person.id, new Date()))?.sessions.length
	const counted = async (person: Person) => {
		const seen = await readCircle(person.client, circle, person.id, new Date())
		return [first, second].map((id) => seen?.sessions.find((session) => session.id === id)?.present)
	}
	const follow = (person: Person, signedIn: boolean, seen: string) =>
		backend.sql(
			`insert into public.live_presences (session_id, circle_id, profile_id, signed_in, seen_at)
			values ($1, $2, $3, $4, now() + $5::interval)`,
			[first, circle, person.id, signedIn, seen]
		)
	// A phone that waited, and a session that nobody's followed: the yes counts.
	await backend.sql(
		`insert into public.lives (session_id, circle_id, started_at, step_started_at, until, ended_at)
		values ($1, $2, now(), now(), now(), now())`,
		[first, circle]
	)
	await follow(ada, true, '-1 minute')
	expect([await attended(ada), await attended(bea)]).toEqual([2, 0])
	expect(await counted(ada)).toEqual([0, 0])

	await follow(bea, true, '1 minute')
	expect([await attended(ada), await attended(bea)]).toEqual([1, 1])
	expect(await counted(ada)).toEqual([1, 0])
	// By the link in a calendar one is nobody to the others, and in one's own record all the same.
	await follow(ada, false, '1 minute')
	expect([await attended(ada), await attended(bea)]).toEqual([2, 1])
	expect(await counted(bea)).toEqual([1, 0])
})

test('a session that was ended before its time is in the record at once', async () => {
	await placeSession(backend, third, -20)
	await backend.sql(
		`insert into public.rsvps (session_id, circle_id, profile_id, answer) values ($1, $2, $3, 'yes')`,
		[third, circle, ada.id]
	)
	const sessions = async () => (await readRecord(ada.client, circle, ada.id, new Date()))?.sessions.length
	expect(await sessions()).toBe(0)
	await backend.sql(
		`insert into public.lives (session_id, circle_id, started_at, step_started_at, until, ended_at)
		values ($1, $2, now(), now(), now(), now())`,
		[third, circle]
	)
	expect(await sessions()).toBe(1)
})
