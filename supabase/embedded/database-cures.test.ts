import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cure } from './cures.ts'
import { lookAt, start, type Started } from './fixtures/start.ts'

let template: Blob
let cured: Started
beforeAll(async () => {
	cured = await start()
	template = await cured.backend.dump()
})
afterAll(() => cured.backend.close())

const withDefect = (cure: Cure, look: (started: Started) => Promise<void>) =>
	lookAt({ template, without: [cure] }, look)

describe('requests at the same time', () => {
	/** How many of 200 signed-out requests, among 200 of the server's own, saw somebody's thing. */
	async function countLeaks({ client, keys, signedIn }: Started) {
		expect((await (await signedIn()).from('things').insert({ body: 'mine' })).error).toBeNull()
		const [anonymous, service] = [client(keys.publishable), client(keys.secret)]
		const answers = await Promise.all(
			Array.from({ length: 400 }, (_, index) => (index % 2 ? service : anonymous).from('things').select('id'))
		)
		const [own, leaked] = [1, 0].map((rest) =>
			answers.filter(({ data }, index) => index % 2 === rest && data?.length)
		)
		return { leaks: leaked?.length, served: own?.length }
	}

	test('each runs under its own role', async () => {
		expect(await countLeaks(cured)).toEqual({ leaks: 0, served: 200 })
	})

	test('control: without turns, requests run under another’s role', async () => {
		await withDefect('turns', async (started) => {
			expect((await countLeaks(started)).leaks).toBeGreaterThan(0)
		})
	})
})

describe('what a migration revoked', () => {
	async function grantsAfterRequests({ client, keys, backend }: Started) {
		const { status } = await client(keys.publishable).from('things').select()
		await backend.sql('create table public.later ()')
		const [grants] = await backend.sql(
			`select has_table_privilege('anon', 'public.things', 'select') as anonymous,
			has_table_privilege('authenticated', 'public.things', 'delete') as deletion,
			has_table_privilege('anon', 'public.later', 'select') as later`
		)
		await backend.sql('drop table public.later')
		return { status, ...grants }
	}

	test('stays revoked at every start', async () => {
		const revoked = { status: 401, anonymous: false, deletion: false, later: false }
		expect(await grantsAfterRequests(cured)).toEqual(revoked)
		await lookAt({ template }, async (second) => {
			expect(await grantsAfterRequests(second)).toEqual(revoked)
		})
	})

	test('control: lite grants everything again', async () => {
		await withDefect('grants', async (started) => {
			expect(await grantsAfterRequests(started)).toEqual({
				status: 200,
				anonymous: true,
				deletion: true,
				later: true
			})
		})
	})
})

describe('a refusal of the database', () => {
	async function refusals({ client, keys, signedIn }: Started) {
		const tooLong = await (await signedIn()).from('things').insert({ body: 'x'.repeat(20) })
		const raised = ['P0001', '40001', '28000', 'PT409'].map((state) =>
			client(keys.secret).rpc('refuse', { state })
		)
		return [tooLong, ...(await Promise.all(raised))].map(({ status, error }) => [status, error?.code])
	}

	test('keeps its code', async () => {
		expect(await refusals(cured)).toEqual([
			[400, '23514'],
			[400, 'P0001'],
			[500, '40001'],
			[403, '28000'],
			[409, 'PT409']
		])
	})

	test('control: lite keeps only PT states', async () => {
		await withDefect('error codes', async (started) => {
			const lost = [500, 'SUP']
			expect(await refusals(started)).toEqual([lost, lost, lost, lost, [409, 'PT409']])
		})
	})
})

describe('values', () => {
	async function thing({ signedIn }: Started) {
		const member = await signedIn()
		const { data, error } = await member
			.from('things')
			.insert({ body: 'priced', colours: ['red', 'green'] })
			.select('price, made_at, wall_clock, colours')
			.single()
		return error ?? data
	}
	const asPostgrest = {
		price: 1.5,
		made_at: '2026-11-20T11:00:00.5+00:00',
		wall_clock: '2026-11-20T12:00:00',
		colours: ['red', 'green']
	}

	test('look as PostgREST renders them', async () => {
		expect(await thing(cured)).toEqual(asPostgrest)
	})

	test('control: lite gives PostgreSQL’s own text', async () => {
		await withDefect('renderings', async (started) => {
			const raw = { price: '1.50', made_at: '2026-11-20 11:00:00.5+00', wall_clock: '2026-11-20 12:00:00' }
			expect(await thing(started)).toEqual({ ...asPostgrest, ...raw })
		})
	})

	test('control: lite does not know the arrays of new enums', async () => {
		await lookAt({ without: ['array types'] }, async (started) => {
			expect(await thing(started)).not.toEqual(asPostgrest)
		})
	})
})
