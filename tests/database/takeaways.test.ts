import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { done, enter, formCircle, meet, placeSession, refusal, type Person } from './people.ts'

let backend: TestBackend
/** Organises. */
let ada: Person
/** Facilitates by the rota. */
let bo: Person
let cy: Person
/** Was in the circle. */
let lee: Person
let ivy: Person
let circle: string
let session: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bo', 'Cy', 'Lee')
	;({ circle } = met)
	;[ada, bo, cy, lee] = met.people
	;[session = ''] = met.sessions
	ivy = await enter(backend, 'Ivy')
	await done(lee.client.rpc('leave_circle', { p_circle_id: circle }))
	await placeSession(backend, session, -30)
	await backend.sql(
		`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)`,
		[session, circle, bo.id]
	)
})

const removals = { notes: 'remove_note', parked: 'unpark', takeaways: 'remove_takeaway' } as const
type Table = keyof typeof removals
const tables: readonly Table[] = ['notes', 'parked', 'takeaways']
const kindOf = { notes: 'note', parked: 'parked', takeaways: 'takeaway' } as const
const writeOf = { notes: 'write_note', parked: 'park', takeaways: 'propose_takeaway' } as const

const write = (
	by: Person,
	table: Table,
	words = 'Ask sooner.',
	p_id: string = randomUUID(),
	p_back = false
) => by.client.rpc(writeOf[table], { p_id, p_session_id: session, p_words: words, p_back })
const remove = (by: Person, table: Table, p_id: string) => by.client.rpc(removals[table], { p_id })
const agree = (by: Person, p_id: string, p_agreed = true) =>
	by.client.rpc('agree_takeaway', { p_id, p_agreed })
const rowsOf = (table: Table) =>
	backend.sql<{ id: string; words: string; agreed?: boolean }>(`select * from public.${table} order by words`)
async function written(table: Table): Promise<string> {
	const id = randomUUID()
	await done(write(cy, table, 'Ask sooner.', id))
	return id
}
/** The live session runs, this person facilitates it. */
const goLive = (facilitator: Person, endedMinutesAgo: number | null = null) =>
	backend.sql(
		`insert into public.lives (session_id, circle_id, started_at, step_started_at, until, facilitator_id, ended_at)
		values ($1, $2, now() - interval '2 days', now(), now() + interval '1 hour', $3, now() - make_interval(mins => $4))`,
		[session, circle, facilitator.id, endedMinutesAgo]
	)

describe.each(tables)('%s', (table) => {
	test('members write, read and remove them; the same id again is the same', async () => {
		const id = await written(table)
		await done(write(cy, table, 'Said otherwise.', id))
		await done(write(ada, table, 'Another.'))
		expect((await rowsOf(table)).map(({ words }) => words)).toEqual(['Another.', 'Ask sooner.'])
		expect(await done(bo.client.from(table).select('words'))).toHaveLength(2)
		await done(remove(bo, table, id))
		await done(remove(bo, table, id))
		expect(await rowsOf(table)).toHaveLength(1)
	})

	test('written and sent again days after the session, as by a phone whose answer was lost, are there already', async () => {
		const id = await written(table)
		await placeSession(backend, session, -3 * 24 * 60)
		await done(write(cy, table, 'Ask sooner.', id))
		expect(await refusal(write(cy, table))).toBe('409 session_over')
		// Whoever was never there does not learn by it what is.
		expect(await refusal(write(ivy, table, 'Ask sooner.', id))).toBe('404 not_found')
		expect(await refusal(write(lee, table, 'Ask sooner.', id))).toBe('404 not_found')
		expect(await rowsOf(table)).toHaveLength(1)
	})

	test('removed and sent again by a phone whose answer was lost, stay removed until they are put back', async () => {
		const id = await written(table)
		await done(remove(bo, table, id))
		await done(write(cy, table, 'Ask sooner.', id))
		expect(await rowsOf(table)).toEqual([])
		// The same id in another list is another thing.
		for (const other of tables) if (other !== table) await done(write(cy, other, 'Ask sooner.', id))
		await done(write(bo, table, 'Ask sooner.', id, true))
		await done(write(bo, table, 'Ask sooner.', id, true))
		await done(write(cy, table, 'Ask sooner.', id))
		expect(await rowsOf(table)).toHaveLength(1)
		await done(remove(ada, table, id))
		await placeSession(backend, session, -3 * 24 * 60)
		await done(write(cy, table, 'Ask sooner.', id))
		expect(await refusal(write(bo, table, 'Ask sooner.', id, true))).toBe('409 session_over')
		for (const stranger of [lee, ivy])
			for (const back of [false, true])
				expect(await refusal(write(stranger, table, 'Ask sooner.', id, back))).toBe('404 not_found')
		expect(await rowsOf(table)).toEqual([])
	})

	test('removed, leave their id behind for a month, and nothing of who wrote or removed them', async () => {
		const id = await written(table)
		await done(remove(bo, table, id))
		const left = () => backend.sql('select * from private.gone_words')
		expect(await left()).toEqual([
			{ id, kind: kindOf[table], circle_id: circle, removed: true, gone_on: expect.anything() }
		])
		await backend.sql('update private.gone_words set gone_on = gone_on - 30')
		await done(backend.service.rpc('sweep_notes'))
		expect(await left()).toHaveLength(1)
		await backend.sql('update private.gone_words set gone_on = gone_on - 1')
		await done(backend.service.rpc('sweep_notes'))
		expect(await left()).toEqual([])
	})

	test('are nobody else’s to read, write or remove', async () => {
		const id = await written(table)
		for (const stranger of [lee, ivy]) {
			expect(await refusal(write(stranger, table))).toBe('404 not_found')
			expect(await done(stranger.client.from(table).select('words'))).toEqual([])
			await done(remove(stranger, table, id))
		}
		for (const client of [backend.anonymous, backend.service]) {
			const as = { client } as Person
			expect(await refusal(write(as, table))).toMatch(/^40[13] 42501$/)
			expect(await refusal(remove(as, table, id))).toMatch(/^40[13] 42501$/)
			expect(await refusal(client.from(table).select('words'))).toMatch(/^40[13] 42501$/)
		}
		expect(await rowsOf(table)).toHaveLength(1)
	})

	test('are written from the beginning of a session until a day after it', async () => {
		await placeSession(backend, session, 10)
		expect(await refusal(write(cy, table))).toBe('409 not_begun')
		await placeSession(backend, session, -60 - 23.9 * 60)
		await done(write(cy, table))
		await placeSession(backend, session, -60 - 24.1 * 60)
		expect(await refusal(write(cy, table))).toBe('409 session_over')
		await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [session])
		expect(await refusal(write(cy, table))).toBe('409 session_cancelled')
	})

	test('keep to their length and to real ids', async () => {
		const most = { notes: 400, parked: 240, takeaways: 280 }[table]
		expect(await refusal(write(cy, table, 'x'.repeat(most)))).toBe('ok')
		expect(await refusal(write(cy, table, 'x'.repeat(most + 1)))).toBe('400 23514')
		expect(await refusal(write(cy, table, ''))).toBe('400 23514')
		expect(await refusal(write(cy, table, 'x', '00000000-0000-0000-0000-000000000000'))).toBe('400 23514')
	})

	test('are two hundred in a session at most; the same id again is still the same', async () => {
		const id = await written(table)
		await backend.sql(
			`insert into public.${table} (id, session_id, circle_id, words)
			select gen_random_uuid(), $1, $2, 'More.' from generate_series(1, 199)`,
			[session, circle]
		)
		expect(await refusal(write(bo, table))).toBe('409 enough_written')
		expect(await refusal(write(bo, table, 'Again.', id))).toBe('ok')
		await done(remove(bo, table, id))
		expect(await refusal(write(bo, table))).toBe('ok')
	})

	test('tell everybody who follows the session', async () => {
		await goLive(bo)
		const version = async () =>
			(await backend.sql<{ version: number }>('select version from public.lives'))[0]?.version
		const was = Number(await version())
		const id = await written(table)
		expect(Number(await version())).toBe(was + 1)
		await done(remove(cy, table, id))
		expect(Number(await version())).toBe(was + 2)
	})

	test('have no author, and nothing that orders what one minute holds', async () => {
		const columns = await backend.sql<{ name: string; type: string }>(
			`select column_name as name, data_type as type from information_schema.columns
			where table_schema = 'public' and table_name = $1`,
			[table]
		)
		expect(
			columns.map(({ name }) => name).filter((name) => /author|profile|by|member|owner/.test(name))
		).toEqual([])
		await written(table)
		const [row] = await backend.sql<Record<string, Date>>(`select * from public.${table}`)
		const at = new Date(row?.written_at ?? row?.created_at ?? 0).getTime()
		expect(at % 60_000).toBe(0)
		expect(Date.now() - at).toBeLessThan(120_000)
		for (const column of ['xmin', 'xmax', 'cmin', 'ctid', 'tableoid'])
			for (const client of [ada.client, bo.client, backend.service]) {
				const api = client as unknown as {
					from(name: string): { select(columns: string): PromiseLike<Answer> }
				}
				expect(await refusal(api.from(table).select(`words, ${column}`))).toMatch(/^40/)
			}
	})
})

type Answer = { data: unknown; error: { code: string; message: string } | null; status: number }

describe('notes cannot be tied to whoever wrote them', () => {
	/** What a reader gets of notes, without their random ids. */
	const seen = async (client: Client) =>
		await done(
			client.from('notes').select('session_id, words, written_at').order('written_at').order('words')
		)

	test('by what anybody reads: it is the same whoever wrote which', async () => {
		const worlds: unknown[] = []
		for (const [first, second] of [
			[ada, cy],
			[cy, ada]
		] as const) {
			await backend.sql('delete from public.notes')
			await done(write(first, 'notes', 'One.'))
			await done(write(second, 'notes', 'Two.'))
			// A minute may go by between the worlds; within one it does not matter.
			await backend.sql(
				`update public.notes set written_at = date_trunc('minute', now() - interval '1 hour')`
			)
			const notes = await seen(bo.client)
			worlds.push(notes.map(({ words }) => words))
			const exported = await done(ada.client.rpc('export_my_data'))
			expect(JSON.stringify(exported)).not.toMatch(/One\.|Two\./)
		}
		expect(worlds[0]).toEqual(worlds[1])
	})

	test('by an account that goes: its notes stay, with those of all others', async () => {
		await done(write(ada, 'notes', 'One.'))
		await done(write(cy, 'notes', 'Two.'))
		await done(cy.client.rpc('delete_my_account'))
		expect((await rowsOf('notes')).map(({ words }) => words)).toEqual(['One.', 'Two.'])
	})
})

describe('agreeing', () => {
	test('is the live facilitator’s while the session runs, and nobody else’s', async () => {
		await goLive(cy)
		const id = await written('takeaways')
		for (const other of [ada, bo]) expect(await refusal(agree(other, id))).toBe('409 not_facilitating')
		for (const stranger of [lee, ivy]) expect(await refusal(agree(stranger, id))).toBe('404 not_found')
		await done(agree(cy, id))
		expect((await rowsOf('takeaways'))[0]?.agreed).toBe(true)
		await done(agree(cy, id, false))
		expect((await rowsOf('takeaways'))[0]?.agreed).toBe(false)
	})

	test('is the facilitator’s and the organisers’ once it has ended, or was never live', async () => {
		const id = await written('takeaways')
		expect(await refusal(agree(cy, id))).toBe('409 not_facilitating')
		await done(agree(bo, id))
		await done(agree(ada, id, false))
		await goLive(cy, 5)
		for (const either of [cy, bo, ada]) await done(agree(either, id))
		await backend.sql(`update public.lives set ended_at = now() - interval '25 hours'`)
		expect(await refusal(agree(ada, id))).toBe('409 session_over')
	})

	test('keeps a takeaway from being removed by others', async () => {
		const id = await written('takeaways')
		await done(agree(bo, id))
		expect(await refusal(remove(cy, 'takeaways', id))).toBe('409 not_facilitating')
		await done(remove(ada, 'takeaways', id))
		expect(await rowsOf('takeaways')).toEqual([])
	})
})

describe('the sweep', () => {
	const sweep = () => backend.service.rpc('sweep_notes')
	const sweeps = () =>
		backend.sql<{ circle_id: string; deleted: number; ran: boolean; dated: boolean }>(
			`select circle_id, deleted, ran_at > now() - interval '1 minute' as ran, deleted_at is not null as dated
			from public.note_sweeps order by dated`
		)

	test('takes notes and what was not agreed thirty days after the session, and nothing else', async () => {
		const other = await formCircle(ada)
		for (const table of tables) await written(table)
		const kept = await written('takeaways')
		await done(agree(bo, kept))
		await placeSession(backend, session, -60 - 30 * 1440 + 1)
		expect(await done(sweep())).toBe(0)
		expect(await rowsOf('notes')).toHaveLength(1)
		await placeSession(backend, session, -60 - 30 * 1440 - 1)
		expect(await done(sweep())).toBe(2)
		expect(await rowsOf('notes')).toEqual([])
		expect((await rowsOf('takeaways')).map(({ id }) => id)).toEqual([kept])
		expect(await rowsOf('parked')).toHaveLength(1)
		expect(await sweeps()).toEqual([
			{ circle_id: other, deleted: 0, ran: true, dated: false },
			{ circle_id: circle, deleted: 2, ran: true, dated: true }
		])
	})

	test('says what it last took, also when later runs find nothing; each circle sees its own', async () => {
		await written('notes')
		await placeSession(backend, session, -60 - 31 * 1440)
		await done(sweep())
		expect(await done(sweep())).toBe(0)
		const mine = (by: Person) => by.client.from('note_sweeps').select('deleted')
		expect(await done(mine(cy))).toEqual([{ deleted: 1 }])
		expect(await done(mine(ivy))).toEqual([])
	})

	test('goes on in a circle that is closed, and waits for a live session that took longer', async () => {
		await written('notes')
		await goLive(bo, 29 * 1440)
		await placeSession(backend, session, -60 - 31 * 1440)
		expect(await done(sweep())).toBe(0)
		await backend.sql(`update public.lives set ended_at = now() - interval '30 days 1 minute'`)
		await backend.sql('update public.circles set closed_at = now()')
		expect(await done(sweep())).toBe(1)
	})

	test('is the server’s, and so is publishing', async () => {
		for (const client of [ada.client, ivy.client, backend.anonymous]) {
			expect(await refusal(client.rpc('sweep_notes'))).toMatch(/^40[13] 42501$/)
			expect(await refusal(client.rpc('publish_pulses'))).toMatch(/^40[13] 42501$/)
		}
	})
})

test('what one may do about a session is told to its members, each about themselves', async () => {
	const close = (by: Person) => by.client.rpc('read_my_close', { p_session_id: session })
	expect(await done(close(bo))).toMatchObject({ begun: true, open: true, may_agree: true, answered: false })
	expect(await done(close(cy))).toMatchObject({ may_agree: false })
	for (const stranger of [lee, ivy]) expect((await close(stranger)).data).toBeNull()
	expect(await refusal(close({ client: backend.anonymous } as Person))).toBe('401 42501')
	await placeSession(backend, session, 20)
	expect(await done(close(ada))).toMatchObject({ begun: false, open: false })
	await placeSession(backend, session, -60 - 25 * 60)
	expect(await done(close(ada))).toMatchObject({ begun: true, open: false })
})
