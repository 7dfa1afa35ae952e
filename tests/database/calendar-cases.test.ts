import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readFeed } from '../../src/lib/calendar/read.server.ts'
import { occurrences, type Occurrence } from '../../src/lib/schedule/recurrence.ts'
import { toInstant, tzVersion } from '../../src/lib/schedule/zone.ts'
import { planChange } from '../../src/lib/schedule/plan-change.ts'
import type { Intention } from '../../src/lib/schedule/plan.ts'
import { readSeason, type Dated } from '../../src/lib/sessions/read-season.server.ts'
import { change } from '../../src/lib/sessions/write-change.server.ts'
import * as sessions from '../../src/lib/sessions/write.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { circleOf, done, enter, makeToken, type Person } from './people.ts'

// The cases of the calendar rules that need the database: through the app's own functions, read back as a reader would.
const origin = 'https://fortnight.example'
const now = new Date()
const london = {
	startsOn: '2027-03-11',
	times: ['19:00'],
	zone: 'Europe/London',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 6
}

let backend: TestBackend
let ada: Person
let token: string

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	ada = await enter(backend, 'Ada')
	token = makeToken('feed')
	await done(ada.client.rpc('create_feed', { p_name: 'Phone', p_token: token }))
})

async function formCircle(schedule: typeof london): Promise<void> {
	const made = (occurrence: Occurrence) => ({
		original_date: occurrence.originalDate,
		local_date: occurrence.date,
		local_time: occurrence.time,
		starts_at: occurrence.startsAt.toISOString()
	})
	await done(
		ada.client.rpc('create_circle', {
			p_circle: circleOf(crypto.randomUUID()),
			p_schedule: {
				starts_on: schedule.startsOn,
				slots: schedule.times,
				zone: schedule.zone,
				every_weeks: schedule.everyWeeks,
				duration_minutes: schedule.durationMinutes,
				session_count: schedule.sessionCount
			},
			p_tz_version: tzVersion,
			p_sessions: occurrences(schedule).map(made)
		})
	)
}

const sessionOn = async (date: string) => {
	const [row] = await backend.sql<{ id: string; uid: string; sequence: number }>(
		'select id, uid, sequence from public.sessions where original_date = $1',
		[date]
	)
	if (!row) throw new Error(`No session on ${date}`)
	return row
}

/** What the feed says, as a calendar that subscribes to it reads it. */
async function calendar() {
	const file = await readFeed(backend.anonymous, token, origin, now)
	if (!file) throw new Error('The feed is gone')
	const events = new ICAL.Component(ICAL.parse(file.body)).getAllSubcomponents('vevent')
	return {
		file,
		entries: events.map((event) => ({
			uid: String(event.getFirstPropertyValue('uid')),
			sequence: event.getFirstPropertyValue('sequence'),
			status: event.getFirstPropertyValue('status'),
			starts: new ICAL.Event(event).startDate.toJSDate().toISOString()
		}))
	}
}

/** Plans a change of the only circle and carries it out, as the pages do. */
async function make(session: { id: string }, intend: (session: Dated) => Intention): Promise<void> {
	const season = await readSeason(ada.client, { session: session.id }, ada.id, now)
	const found = season?.sessions.find(({ id }) => id === session.id)
	if (!season || !found) throw new Error('No such session')
	const planning = planChange(season, intend(found), now)
	if (!planning.ok) throw new Error(planning.reason)
	const result = await change(ada.client, { id: crypto.randomUUID(), circleId: season.id }, planning.plan)
	if (!result.ok) throw new Error(result.reason)
}
const move = (session: { id: string }, date: string, time: string) =>
	make(session, ({ id, zone, durationMinutes }) => ({ kind: 'move', id, date, time, zone, durationMinutes }))
const cancel = (session: { id: string }) => make(session, ({ id }) => ({ kind: 'cancel', id }))
const restore = (session: { id: string }) => make(session, ({ id }) => ({ kind: 'restore', id }))

describe('cases that need the database', () => {
	test('case 12 moved across a clock change: the same entry, sequence + 1, the old instant gone', async () => {
		// In the words of the case; below the same at a change that is still to come.
		expect(toInstant({ date: '2026-10-27', time: '18:30' }, 'Europe/London').instant.toISOString()).toBe(
			'2026-10-27T18:30:00.000Z'
		)
		await formCircle(london)
		const session = await sessionOn('2027-03-25')
		await move(session, '2027-03-30', '18:30')
		const { entries } = await calendar()
		expect(entries.filter(({ uid }) => uid === session.uid)).toEqual([
			{ uid: session.uid, sequence: 1, status: 'CONFIRMED', starts: '2027-03-30T17:30:00.000Z' }
		])
		expect(entries.map(({ starts }) => starts)).not.toContain('2027-03-25T19:00:00.000Z')
		expect(entries).toHaveLength(6)
	})

	test('case 13 cancelled, then brought back: n + 1 cancelled, n + 2 confirmed, shown once', async () => {
		await formCircle(london)
		const session = await sessionOn('2027-03-25')
		const mine = async () => (await calendar()).entries.filter(({ uid }) => uid === session.uid)
		await cancel(session)
		expect(await mine()).toMatchObject([{ sequence: 1, status: 'CANCELLED' }])
		await restore(session)
		expect(await mine()).toMatchObject([
			{ sequence: 2, status: 'CONFIRMED', starts: '2027-03-25T19:00:00.000Z' }
		])
	})

	test('moved beyond its neighbour, both are there', async () => {
		await formCircle(london)
		const session = await sessionOn('2027-03-25')
		await move(session, '2027-04-09', '19:00')
		const { entries } = await calendar()
		expect(entries.map(({ starts }) => starts).slice(0, 4)).toEqual([
			'2027-03-11T19:00:00.000Z',
			'2027-04-08T18:00:00.000Z',
			'2027-04-09T18:00:00.000Z',
			'2027-04-22T18:00:00.000Z'
		])
	})

	test('case 15 the circle moves from London to New York from a date on: what was stays, the same entries follow', async () => {
		await formCircle({ ...london, startsOn: '2026-12-03' })
		const before = (await calendar()).entries
		const { durationMinutes, everyWeeks } = london
		const rule = {
			startsOn: '2027-01-14',
			times: ['19:00'],
			zone: 'America/New_York',
			everyWeeks,
			durationMinutes
		}
		await make(await sessionOn('2027-01-14'), ({ id }) => ({ kind: 'rule', from: id, rule }))
		const { entries } = await calendar()
		expect(entries.map(({ starts }) => starts)).toEqual([
			'2026-12-03T19:00:00.000Z',
			'2026-12-17T19:00:00.000Z',
			'2026-12-31T19:00:00.000Z',
			'2027-01-15T00:00:00.000Z',
			'2027-01-29T00:00:00.000Z',
			'2027-02-12T00:00:00.000Z'
		])
		expect(entries.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
		expect(entries.map(({ sequence }) => sequence)).toEqual([0, 0, 0, 1, 1, 1])
	})

	test('case 19 equal bytes and tag while nothing changes; each change gives another tag and a later date', async () => {
		await formCircle(london)
		const session = await sessionOn('2027-03-25')
		const before = await calendar()
		expect((await calendar()).file).toEqual(before.file)
		let last = before.file
		const changes: [string, () => PromiseLike<unknown>][] = [
			['move', () => move(session, '2027-03-26', '19:00')],
			['cancel', () => cancel(session)],
			['bring back', () => restore(session)],
			[
				'answer',
				() => sessions.answer(ada.client, session.id, 'yes', { id: crypto.randomUUID(), at: new Date() })
			],
			['reset links', () => ada.client.rpc('reset_my_links', { p_enabled: true })],
			['delete', () => backend.sql('delete from public.sessions where id = $1', [session.id])],
			['leave', () => backend.sql('delete from public.circles')]
		]
		for (const [name, change] of changes) {
			await change()
			const { file } = await calendar()
			expect.soft(file.etag, name).not.toBe(last.etag)
			expect.soft(file.lastModified.getTime(), name).toBeGreaterThan(last.lastModified.getTime())
			last = file
		}
	})
})
