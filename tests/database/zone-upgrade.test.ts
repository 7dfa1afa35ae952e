import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { correctSessions } from '../../src/lib/sessions/correct.server.ts'
import { tzVersion } from '../../src/lib/schedule/zone.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { enter, formCircle, inviteTo, accept, done } from './people.ts'

let backend: TestBackend
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(() => backend.reset())

const rows = () =>
	backend.sql<{ id: string; zone: string; sequence: number; starts_at: string; updated_at: string }>(
		'select id, zone, sequence, starts_at, updated_at, uid from public.sessions order by original_date'
	)

test('case 20 an upgrade of the tz database moves exactly the sessions of the zones that changed', async () => {
	const [ada, bo] = [await enter(backend, 'Ada'), await enter(backend, 'Bo')]
	const circle = await formCircle(ada)
	await done(accept(bo, await inviteTo(ada, circle)))
	// As an older tz database had it: one session is kept in a city whose rule has changed since, by an hour.
	await backend.sql(`update public.sessions set tz_version = '2024a'`)
	const all = await rows()
	const moved = all[3]?.id ?? ''
	await backend.sql(
		`update public.sessions set zone = 'America/Vancouver', starts_at = (local_date + local_time) at time zone 'UTC' + interval '8 hours' where id = $1`,
		[moved]
	)
	const before = await rows()
	const stampOf = async () =>
		(await backend.sql<{ stamp: string }>('select max(stamp) as stamp from private.calendar_stamps'))[0]
			?.stamp ?? ''
	const stamp = await stampOf()

	expect(await correctSessions(backend.service, tzVersion, new Date())).toEqual({ seen: 8, moved: 1 })
	const after = await rows()
	expect(after.filter((_, index) => index !== 3)).toEqual(before.filter((_, index) => index !== 3))
	expect(after[3]).toMatchObject({ sequence: (before[3]?.sequence ?? 0) + 1 })
	expect(Date.parse(before[3]?.starts_at ?? '') - Date.parse(after[3]?.starts_at ?? '')).toBe(3_600_000)
	expect((await stampOf()) > stamp).toBe(true)
	// Both members are told, the one who organises too: nobody of them did it.
	expect(await backend.sql(`select kind from public.deliveries where kind = 'session_changed'`)).toHaveLength(
		2
	)

	// Again, as by a second server: nothing.
	expect(await correctSessions(backend.service, tzVersion, new Date())).toEqual({ seen: 0, moved: 0 })
	expect(await rows()).toEqual(after)
})
