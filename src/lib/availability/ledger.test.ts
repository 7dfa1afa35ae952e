import { describe, expect, it } from 'vitest'
import { keepLedger } from './ledger.ts'
import { tellLedger } from './ledger-words.ts'

const hour = (startsAt: string, status = 'confirmed') => ({
	startsAt: new Date(startsAt),
	endsAt: new Date(Date.parse(startsAt) + 3_600_000),
	status
})
const member = (name: string, zone: string, marks: string | null, changes: object = {}) => ({
	id: name,
	name,
	zone,
	marks,
	travels: [],
	absences: [],
	busy: [],
	joinedAt: new Date('2026-10-01T00:00Z'),
	...changes
})
const good = 'g'.repeat(336)
const now = new Date('2026-11-20T12:00Z')
/** Thursdays, 16:00 in Berlin. */
const sessions = [hour('2026-11-19T15:00Z'), hour('2026-10-22T14:00Z'), hour('2026-11-05T15:00Z')]

describe('the ledger', () => {
	it('adds up what the sessions so far cost, by time, at the hour that each one’s clock showed', () => {
		const [ana, kai] = keepLedger(
			[member('Ana', 'Europe/Lisbon', good), member('Kai', 'Asia/Tokyo', good)],
			sessions,
			now
		)
		expect(ana?.points).toBe(0)
		// 23:00, then 0:00 twice: a good mark does not make the night free.
		expect(kai?.hours.map(({ wall, pain, night }) => [wall.time, pain, night])).toEqual([
			['23:00', 19, true],
			['00:00', 25, true],
			['00:00', 25, true]
		])
		expect(kai?.points).toBe(69)
	})

	it('counts what took place, is over, and came after they joined', () => {
		const marks = 'x'.repeat(336)
		const all = [
			...sessions,
			hour('2026-11-12T15:00Z', 'cancelled'),
			hour('2026-11-20T11:30Z'),
			hour('2026-12-03T15:00Z')
		]
		expect(keepLedger([member('Ana', 'Europe/Lisbon', marks)], all, now)[0]?.points).toBe(180)
		const late = member('Ana', 'Europe/Lisbon', marks, { joinedAt: new Date('2026-11-05T15:00Z') })
		expect(keepLedger([late], all, now)[0]?.points).toBe(120)
	})

	it('charges being left out like the worst hour, days away nothing, and unmarked hours as assumed', () => {
		const absences = [{ startsOn: '2026-11-01', endsOn: '2026-11-10' }]
		const blank = '.'.repeat(336)
		const points = keepLedger(
			[
				member('out', 'Europe/Lisbon', blank),
				member('away', 'Europe/Lisbon', blank, { absences }),
				member('new', 'Europe/Lisbon', null)
			],
			sessions,
			now
		).map(({ points }) => points)
		expect(points).toEqual([300, 200, 60])
	})

	it('follows a journey', () => {
		const travels = [{ zone: 'Asia/Tokyo', startsOn: '2026-11-18', endsOn: '2026-11-20' }]
		const [ana] = keepLedger([member('Ana', 'Europe/Lisbon', good, { travels })], sessions, now)
		expect(ana?.hours.map(({ wall }) => wall.time)).toEqual(['15:00', '15:00', '00:00'])
	})
})

describe('the ledger in words', () => {
	const tell = (...people: ReturnType<typeof member>[]) => tellLedger(keepLedger(people, sessions, now))

	it('says who carried most, and how', () => {
		const ledger = tell(member('Ana', 'Europe/Lisbon', good), member('Kai', 'Asia/Tokyo', good))
		expect(ledger.finding).toBe('Kai carried most so far: three of three hours were bad.')
		expect(ledger.rows.map(({ name, marks }) => [name, ...marks])).toEqual([
			['Kai', 'night', 'night', 'night'],
			['Ana', 'good', 'good', 'good']
		])
	})

	it('says so when nobody did, when all did, and before the first session', () => {
		expect(tell(member('Ana', 'Europe/Lisbon', good)).finding).toBe(
			'So far no hour was a bad one for anybody.'
		)
		const same = [member('Ana', 'Asia/Tokyo', good), member('Kai', 'Asia/Tokyo', good)]
		expect(tell(...same).finding).toBe('So far the bad hours are shared evenly.')
		expect(tellLedger(keepLedger([member('Ana', 'Europe/Lisbon', good)], [], now)).finding).toMatch(
			/^No session/
		)
	})

	it('gives no verdict of assumed hours alone, but of some beside marked ones', () => {
		const [ana, kai] = [member('Ana', 'Europe/Lisbon', null), member('Kai', 'Europe/Lisbon', null)]
		expect(tell(ana, kai)).toEqual({ finding: 'Nobody has marked hours yet.', rows: [], drawn: 'dots' })
		expect(tell(ana, member('Kai', 'Europe/Lisbon', good)).finding).toMatch(/^Ana carried most/)
	})

	it('splits the points by the kind of hour', () => {
		const [ana] = tell(member('Ana', 'Europe/Lisbon', 'p'.repeat(336))).rows
		expect(ana).toMatchObject({ points: 60, cost: { possible: 60, painful: 0 } })
	})

	it('draws bars from forty sessions on', () => {
		const many = Array.from({ length: 40 }, (_, index) =>
			hour(new Date(Date.parse('2026-10-02T10:00Z') + index * 86_400_000).toJSON())
		)
		const drawn = (count: number) =>
			tellLedger(
				keepLedger([member('Ana', 'Europe/Lisbon', good)], many.slice(0, count), new Date('2027-01-01'))
			).drawn
		expect([drawn(39), drawn(40)]).toEqual(['dots', 'bars'])
	})
})
