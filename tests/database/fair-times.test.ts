import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as availability from '../../src/lib/availability/read.server.ts'
import { readTimes } from '../../src/lib/availability/read-times.server.ts'
import { viewTimes } from '../../src/lib/availability/times-view.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enter, enterAll, formCircle, join, placeSession, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let otto: Person
let circle: string

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	;[ada, bo, otto] = await enterAll(backend, ['Ada', 'Bo', 'Otto'])
	circle = await formCircle(ada)
	await join(ada, circle, [bo])
})

const reader = (id: string) => ({ id, zone: 'Etc/UTC', locale: 'en-GB', now: new Date() })
async function view({ client, id }: Person, query = '') {
	const [times, people] = [await readTimes(client, circle), await availability.readCircle(client, circle)]
	if (!times || !people) return null
	return viewTimes(times, people, new URLSearchParams(query), reader(id))
}
const mark = (person: Person, marks: string) => done(person.client.rpc('mark_hours', { p_marks: marks }))

describe('the fair times of a circle', () => {
	test('are for its members alone, and no longer for who left', async () => {
		expect(await view(otto)).toBeNull()
		expect(await view(bo)).not.toBeNull()
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await view(bo)).toBeNull()
	})

	test('are told though somebody lives or travels where the tz database knows nothing', async () => {
		for (const person of [ada, bo]) await mark(person, 'g'.repeat(336))
		await done(bo.client.from('profiles').update({ zone: 'No/Where' }).eq('id', bo.id))
		const [starts_on, ends_on] = [0, 200].map((days) =>
			new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
		) as [string, string]
		const stay = { id: crypto.randomUUID(), profile_id: bo.id, zone: 'Else/Where', starts_on, ends_on }
		await done(bo.client.from('travels').insert(stay))
		expect((await view(ada))?.proposals).toHaveLength(3)
	})

	test('begin when two have marked their hours, with all others as assumed', async () => {
		await mark(ada, 'g'.repeat(336))
		expect(await view(bo)).toMatchObject({
			proposals: [],
			unmarked: { me: true, missing: expect.stringContaining('Bo marked none yet') }
		})
		await mark(bo, 'g'.repeat(336))
		await join(ada, circle, [otto])
		const seen = await view(bo)
		expect(seen).toMatchObject({ heading: 'A fair hour for three', unmarked: { me: false, missing: '' } })
		expect(seen?.unmarked.assumed).toMatch(/^Otto has not marked/)
		expect(seen?.proposals).toHaveLength(3)
	})

	test('look for the rest of the season that runs, and count what took place', async () => {
		for (const person of [ada, bo]) await mark(person, person === bo ? 'x'.repeat(336) : 'g'.repeat(336))
		const [first] = await sessionsOf(backend, circle)
		await placeSession(backend, first?.id ?? '', -3 * 24 * 60)
		await backend.sql(
			`update public.members set joined_at = now() - interval '30 days' where circle_id = $1`,
			[circle]
		)
		const seen = await view(ada, 'turns=1')
		expect(seen).toMatchObject({ kind: 'rest', asked: { sessionCount: 7 } })
		const [most] = seen?.ledger.rows ?? []
		expect(most?.name).toBe('Bo')
		expect(most?.points).toBeGreaterThanOrEqual(60)
		expect(seen?.picked?.rows.map(({ name, past }) => [name, past >= 60])).toEqual([
			['Bo', true],
			['Ada', false]
		])
	})

	test('are of the circle’s own answer where somebody has one', async () => {
		const office = `${'.'.repeat(18)}${'g'.repeat(16)}${'.'.repeat(14)}`.repeat(7)
		const evening = `${'.'.repeat(36)}${'g'.repeat(8)}${'.'.repeat(4)}`.repeat(7)
		await mark(ada, office)
		await mark(bo, office)
		await done(ada.client.rpc('mark_hours', { p_marks: evening, p_circle_id: circle }))
		await done(bo.client.rpc('mark_hours', { p_marks: evening, p_circle_id: circle }))
		const seen = await view(ada, 'turns=1')
		expect(seen?.picked?.schedule.times).toHaveLength(1)
		expect(seen?.picked?.schedule.times[0]?.slice(0, 2)).toMatch(/^(18|19|20|21)$/)
	})

	test('are told in the zone of somebody who came from afar', async () => {
		const kai = await enter(backend, 'Kai')
		await backend.sql(`update public.profiles set zone = 'Asia/Tokyo' where id = $1`, [kai.id])
		await join(ada, circle, [kai])
		for (const person of [ada, bo, kai]) await mark(person, 'g'.repeat(336))
		const seen = await view(ada, 'turns=1')
		const row = (name: string) => seen?.picked?.rows.find((row) => row.name === name)?.hours[0]?.time ?? ''
		expect((Number(row('Kai').slice(0, 2)) - Number(row('Ada').slice(0, 2)) + 24) % 24).toBe(9)
	})
})
