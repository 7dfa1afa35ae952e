import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyIntention } from '../../../tests/any-intention.ts'
import { carryOut, overlaps } from './carry-out.ts'
import { planChange } from './plan-change.ts'
import { turnOfTheYear } from './plan-following.ts'
import type { Intention, Plan, Planned, Season } from './plan.ts'
import { occurrences, type Schedule } from './recurrence.ts'
import { toInstant } from './zone.ts'

const now = new Date('2026-11-20T12:00Z')
const berlin: Schedule = {
	startsOn: '2026-11-05',
	times: ['16:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 8
}

function seasonOf(rule: Schedule): Season {
	const sessions = occurrences(rule).map((made, index): Planned => {
		const { originalDate, date, time, zone, durationMinutes, startsAt, endsAt } = made
		const wall = { originalDate, date, time, zone, durationMinutes, startsAt, endsAt }
		const plain = {
			status: 'confirmed',
			format: 'call',
			sequence: 0,
			added: false,
			scheduleId: 'rule'
		} as const
		return { id: `s${index + 1}`, ...wall, ...plain }
	})
	return { sessions, rules: [{ ...rule, id: 'rule', season: 1 }] }
}

function planOf(season: Season, intention: Intention): Plan {
	const planning = planChange(season, intention, now)
	if (!planning.ok) throw new Error(planning.reason)
	return planning.plan
}
const reasonOf = (season: Season, intention: Intention) => {
	const planning = planChange(season, intention, now)
	return planning.ok ? 'planned' : planning.reason
}
const after = (season: Season, intention: Intention) => {
	const plan = planOf(season, intention)
	return carryOut(season.sessions, plan, 'new rule')
}
const starts = (sessions: readonly Planned[]) =>
	sessions.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))

describe('one session', () => {
	const season = seasonOf(berlin)

	test('is moved past its neighbour, both stay, and keeps its identity', () => {
		const moved = after(season, {
			kind: 'move',
			id: 's3',
			date: '2026-12-18',
			time: '09:00',
			zone: 'Europe/Berlin',
			durationMinutes: 60
		})
		expect(moved[2]).toMatchObject({
			id: 's3',
			originalDate: '2026-12-03',
			sequence: 1,
			startsAt: new Date('2026-12-18T08:00Z')
		})
		expect(moved[3]).toEqual(season.sessions[3])
	})

	test('is moved over a clock change and into another zone by its wall clock', () => {
		const move = { kind: 'move', id: 's8', durationMinutes: 60 } as const
		const summer = after(season, { ...move, date: '2027-03-30', time: '16:00', zone: 'Europe/Berlin' })
		expect(starts(summer)[7]).toBe('2027-03-30T14:00')
		const lisbon = after(season, { ...move, date: '2027-02-11', time: '16:00', zone: 'Europe/Lisbon' })
		expect(starts(lisbon)[7]).toBe('2027-02-11T16:00')
	})

	test('moved into an hour that clocks skip starts later by the gap, and the plan says so', () => {
		const { edits } = planOf(season, {
			kind: 'move',
			id: 's8',
			date: '2027-03-28',
			time: '02:30',
			zone: 'Europe/Berlin',
			durationMinutes: 60
		})
		expect(edits[0]).toMatchObject({ shiftedMinutes: 60, startsAt: new Date('2027-03-28T01:30Z') })
	})

	test('moved to the same instant in another zone counts as no change', () => {
		const same = { kind: 'move', id: 's3', date: '2026-12-03', durationMinutes: 60 } as const
		const moved = after(season, { ...same, time: '15:00', zone: 'Europe/Lisbon' })
		expect(moved[2]).toMatchObject({ sequence: 0, zone: 'Europe/Lisbon' })
	})

	test('is cancelled, brought back, shortened, put off by a week or met in writing', () => {
		const cancelled = { ...season, sessions: after(season, { kind: 'cancel', id: 's3' }) }
		expect(cancelled.sessions[2]).toMatchObject({ status: 'cancelled', sequence: 1 })
		expect(after(cancelled, { kind: 'restore', id: 's3' })[2]).toMatchObject({
			status: 'confirmed',
			sequence: 2
		})
		expect(after(season, { kind: 'shorten', id: 's3' })[2]).toMatchObject({
			durationMinutes: 30,
			sequence: 1
		})
		expect(after(season, { kind: 'shift', id: 's3' })[2]).toMatchObject({ date: '2026-12-10', time: '16:00' })
		expect(after(season, { kind: 'write', id: 's3' })[2]).toMatchObject({ format: 'writing', sequence: 1 })
		const odd = seasonOf({ ...berlin, durationMinutes: 75 })
		expect(after(odd, { kind: 'shorten', id: 's3' })[2]?.durationMinutes).toBe(40)
	})

	test('is refused in the past, when it is over, cancelled, unknown or as it is', () => {
		const move = {
			kind: 'move',
			date: '2026-11-20',
			time: '10:00',
			zone: 'Europe/Berlin',
			durationMinutes: 60
		} as const
		expect(reasonOf(season, { ...move, id: 's3' })).toBe('in_the_past')
		expect(reasonOf(season, { ...move, id: 's2' })).toBe('session_over')
		expect(reasonOf(season, { ...move, id: 'nobody' })).toBe('not_found')
		expect(reasonOf(season, { kind: 'restore', id: 's3' })).toBe('nothing_to_change')
		const cancelled = { ...season, sessions: after(season, { kind: 'cancel', id: 's3' }) }
		expect(reasonOf(cancelled, { kind: 'shift', id: 's3' })).toBe('session_cancelled')
		expect(reasonOf(season, { ...move, kind: 'add', newId: 'x' })).toBe('in_the_past')
	})

	test('put in by hand is told apart, and has the rule of its time', () => {
		const added = planOf(season, {
			kind: 'add',
			newId: 'x',
			date: '2026-12-10',
			time: '18:00',
			zone: 'Europe/London',
			durationMinutes: 45
		}).added
		expect(added).toMatchObject([
			{
				id: 'x',
				originalDate: '2026-12-10',
				byRule: false,
				scheduleId: 'rule',
				startsAt: new Date('2026-12-10T18:00Z')
			}
		])
	})
})

describe('a date that is left out', () => {
	test('gives the season one more at its end, whose turn it is by the rule', () => {
		const season = seasonOf({ ...berlin, times: ['08:00', '18:00'], sessionCount: 7 })
		const { edits, added } = planOf(season, { kind: 'skip', id: 's4', newId: 'x' })
		expect(edits).toMatchObject([{ id: 's4', status: 'cancelled' }])
		expect(added).toMatchObject([
			{ date: '2027-02-11', time: '18:00', originalDate: '2027-02-11', byRule: true }
		])
	})

	test('twice gives two more', () => {
		const season = seasonOf(berlin)
		const once = { ...season, sessions: after(season, { kind: 'skip', id: 's4', newId: 'x' }) }
		expect(planOf(once, { kind: 'skip', id: 's5', newId: 'y' }).added).toMatchObject([{ date: '2027-03-11' }])
	})

	test('after a push follows where the last session is now; one moved to another day keeps its week', () => {
		const season = seasonOf(berlin)
		const pushed = { ...season, sessions: after(season, { kind: 'push', from: 's3', weeks: 1 }) }
		expect(planOf(pushed, { kind: 'skip', id: 's4', newId: 'x' }).added).toMatchObject([
			{ date: '2027-03-04' }
		])
		const moved = after(season, {
			kind: 'move',
			id: 's8',
			date: '2027-02-09',
			time: '09:00',
			zone: 'Europe/Berlin',
			durationMinutes: 60
		})
		const last = planOf({ ...season, sessions: moved }, { kind: 'skip', id: 's4', newId: 'x' }).added
		expect(last).toMatchObject([{ date: '2027-02-25', time: '16:00' }])
	})
})

describe('all that follow', () => {
	test('come a week later at their own times, those before stay', () => {
		const season = seasonOf({ ...berlin, times: ['08:00', '18:00'] })
		const pushed = after(season, { kind: 'push', from: 's4', weeks: 1 })
		expect(pushed.map(({ date, time }) => `${date} ${time}`)).toEqual([
			'2026-11-05 08:00',
			'2026-11-19 18:00',
			'2026-12-03 08:00',
			'2026-12-24 18:00',
			'2027-01-07 08:00',
			'2027-01-21 18:00',
			'2027-02-04 08:00',
			'2027-02-18 18:00'
		])
	})

	test('make room for a pause by whole periods, as few as it takes', () => {
		const season = seasonOf(berlin)
		const dates = (from: string, until: string) =>
			after(season, { kind: 'pause', from, until }).map(({ date }) => date.slice(5))
		expect(dates('2026-12-14', '2027-01-03')).toEqual([
			'11-05',
			'11-19',
			'12-03',
			'01-14',
			'01-28',
			'02-11',
			'02-25',
			'03-11'
		])
		expect(dates('2026-12-14', '2026-12-17')[3]).toBe('12-31')
		expect(dates('2026-12-14', '2026-12-31')[3]).toBe('01-14')
		expect(reasonOf(season, { kind: 'pause', from: '2026-12-18', until: '2026-12-30' })).toBe(
			'nothing_to_change'
		)
	})

	test('offer a pause at the turn of the year when a session falls into it', () => {
		const { sessions } = seasonOf(berlin)
		expect(turnOfTheYear(sessions, now)).toEqual({ from: '2026-12-21', until: '2027-01-03' })
		expect(turnOfTheYear(sessions.slice(0, 4), now)).toBeNull()
		const january = seasonOf({ ...berlin, startsOn: '2027-01-02' })
		expect(turnOfTheYear(january.sessions, now)).toEqual({ from: '2026-12-21', until: '2027-01-03' })
	})
})

describe('another rule from one session on', () => {
	test('gives the ones that follow its dates and times in turn, and keeps who they are', () => {
		const season = seasonOf({ ...berlin, zone: 'Europe/London', times: ['19:00'] })
		const rule = {
			startsOn: '2027-01-14',
			times: ['19:00', '08:00'],
			zone: 'America/New_York',
			everyWeeks: 1,
			durationMinutes: 90
		}
		const plan = planOf(season, { kind: 'rule', from: 's6', rule })
		expect(plan.rule?.sessionCount).toBe(3)
		const sessions = carryOut(season.sessions, plan, 'new rule')
		expect(starts(sessions).slice(4)).toEqual([
			'2026-12-31T19:00',
			'2027-01-15T00:00',
			'2027-01-21T13:00',
			'2027-01-29T00:00'
		])
		expect(sessions.map(({ sequence }) => sequence)).toEqual([0, 0, 0, 0, 0, 1, 1, 1])
		expect(sessions.map(({ scheduleId }) => scheduleId).slice(4)).toEqual([
			'rule',
			'new rule',
			'new rule',
			'new rule'
		])
	})

	test('leaves cancelled ones and those put in by hand where they are', () => {
		const season = seasonOf(berlin)
		const cancelled = after(season, { kind: 'cancel', id: 's7' })
		const rule = { ...berlin, startsOn: '2027-01-15' }
		const { edits } = planOf({ ...season, sessions: cancelled }, { kind: 'rule', from: 's6', rule })
		expect(edits.map(({ id, date }) => `${id} ${date}`)).toEqual(['s6 2027-01-15', 's8 2027-01-29'])
	})
})

test('sessions that overlap are named, one that ends as the next begins is not', () => {
	const season = seasonOf(berlin)
	const move = {
		kind: 'move',
		id: 's3',
		date: '2026-12-17',
		zone: 'Europe/Berlin',
		durationMinutes: 60
	} as const
	const clash = (time: string) =>
		overlaps(season.sessions, planOf(season, { ...move, time })).map((pair) => pair.map(({ id }) => id))
	expect(clash('15:00')).toEqual([])
	expect(clash('15:01')).toEqual([['s3', 's4']])
	expect(clash('16:00')).toEqual([['s3', 's4']])
	expect(clash('17:00')).toEqual([])
})

// Any sequence of what people may mean to do, from any rule.
test('keeps who the sessions are, counts up exactly with what calendars show, and names what overlaps', () => {
	const rules = fc.record({
		startsOn: fc.constantFrom('2026-11-05', '2027-03-04', '2027-09-23'),
		times: fc.constantFrom(['16:00'], ['02:30', '18:00'], ['00:30', '08:00', '23:45']),
		zone: fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York'),
		everyWeeks: fc.integer({ min: 1, max: 4 }),
		durationMinutes: fc.constantFrom(15, 60, 240),
		sessionCount: fc.integer({ min: 6, max: 12 })
	})
	fc.assert(
		fc.property(rules, fc.array(anyIntention(now), { minLength: 1, maxLength: 12 }), (rule, meant) => {
			let season = seasonOf(rule)
			for (const [step, intend] of meant.entries()) {
				const planning = planChange(season, intend(season, `x${step}`), now)
				if (!planning.ok) continue
				const { plan } = planning
				const sessions = carryOut(season.sessions, plan, `rule${step}`)
				expect(sessions).toHaveLength(season.sessions.length + plan.added.length)
				for (const [index, was] of season.sessions.entries()) holdSession(was, sessions[index], plan)
				for (const one of sessions) expect(one.startsAt).toEqual(toInstant(one, one.zone).instant)
				holdOverlaps(season, sessions, plan)
				const made = plan.rule ? [{ ...plan.rule, id: `rule${step}`, season: 1 }] : []
				season = {
					sessions,
					rules: [...season.rules, ...made].toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
				}
			}
		}),
		{ numRuns: 300 }
	)

	function holdSession(was: Planned, is: Planned | undefined, plan: Plan) {
		expect(is).toMatchObject({ id: was.id, originalDate: was.originalDate, added: was.added })
		if (!is) return
		const shown = ({ startsAt, durationMinutes, status, format }: Planned) =>
			[startsAt.toISOString(), durationMinutes, status, format].join()
		expect(is.sequence - was.sequence).toBe(shown(is) === shown(was) ? 0 : 1)
		if (was.endsAt <= now || !plan.edits.some(({ id }) => id === was.id)) expect(is).toEqual(was)
	}

	function holdOverlaps(before: Season, sessions: readonly Planned[], plan: Plan) {
		const pairs = (all: readonly Planned[]) =>
			all
				.filter(({ status }) => status === 'confirmed')
				.flatMap((one, index, confirmed) =>
					confirmed
						.slice(index + 1)
						.filter(({ startsAt }) => startsAt.getTime() === one.startsAt.getTime())
						.map((other) => [one.id, other.id].toSorted().join())
				)
		const known = new Set(pairs(before.sessions))
		const named = new Set(
			overlaps(before.sessions, plan).map((pair) =>
				pair
					.map(({ id }) => id)
					.toSorted()
					.join()
			)
		)
		for (const pair of pairs(sessions)) expect(known.has(pair) || named.has(pair)).toBe(true)
	}
})
