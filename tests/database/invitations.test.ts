import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import {
	accept,
	done,
	enter,
	formCircle,
	inviteTo,
	join,
	makeToken,
	outcomeOf,
	refusal,
	type Person
} from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let circle: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	ada = await enter(backend, 'Ada')
	bo = await enter(backend, 'Bo')
	circle = await formCircle(ada)
})

const invite = (invitations: { token: string; email?: string; name?: string }[]) =>
	ada.client.rpc('invite', { p_circle_id: circle, p_invitations: invitations })
const read = async ({ client }: { client: Person['client'] }, token: string) =>
	(await client.rpc('read_invitation', { p_token: token })).data

test('only the hash of a token is kept', async () => {
	const token = await inviteTo(ada, circle)
	const rows = await backend.sql<{ row: string }>('select i::text as row from public.invitations i')
	expect(rows).toHaveLength(1)
	expect(rows[0]?.row).not.toContain(token.slice(4))
	expect(rows[0]?.row).toMatch(/[0-9a-f]{64}/)
})

test('a mailed invitation writes its mail in the same step and is good once', async () => {
	const token = await inviteTo(ada, circle, 'Bo@Example.org')
	expect(await backend.sql('select kind, address, payload from public.deliveries')).toEqual([
		{
			kind: 'invitation',
			address: 'bo@example.org',
			payload: {
				token,
				circle: 'Lamplighters',
				purpose: 'Bring what is hard.',
				inviter: 'Ada',
				name: 'Guest'
			}
		}
	])
	expect(outcomeOf(await done(accept(bo, token)))).toBe('joined')
	const cy = await enter(backend, 'Cy')
	expect(await refusal(accept(cy, token))).toBe('409 invitation_used_up')
})

test('of fifteen invitations with a bad one among them none is made and nothing is mailed', async () => {
	const good = { token: makeToken('inv'), email: 'cy@example.org' }
	expect(await refusal(invite([good, { token: makeToken('inv'), email: 'not an address' }]))).toBe(
		'400 23514'
	)
	expect(await refusal(invite([good, { token: 'inv_short', email: 'di@example.org' }]))).toBe(
		'400 token_is_malformed'
	)
	expect(await refusal(invite([good, { ...good, email: 'ed@example.org' }]))).toBe('409 23505')
	expect(await refusal(invite([]))).toBe('400 one_to_fifteen')
	expect(await refusal(invite(Array.from({ length: 16 }, () => ({ token: makeToken('inv') }))))).toBe(
		'400 one_to_fifteen'
	)
	expect(
		await backend.sql('select id from public.invitations union all select id from public.deliveries')
	).toEqual([])
})

test('a circle mails forty-five in a day and not one more', async () => {
	let guests = 0
	const fifteen = () =>
		Array.from({ length: 15 }, () => ({ token: makeToken('inv'), email: `guest${guests++}@example.org` }))
	for (let batch = 0; batch < 3; batch++) await done(invite(fifteen()))
	expect(await refusal(invite([{ token: makeToken('inv') }]))).toBe('429 too_many_invitations')
	await backend.sql(
		`update public.invitations set created_at = created_at - interval '1 day', expires_at = expires_at - interval '1 day'`
	)
	expect(await refusal(invite(fifteen()))).toBe('ok')
})

test('ninety a day are all that one person sends, also by leaving circles and forming others', async () => {
	const asked: string[] = []
	for (let batch = 0; batch < 7; batch++) {
		const own = await formCircle(ada)
		const invitations = Array.from({ length: 15 }, (_, n) => ({
			token: makeToken('inv'),
			email: `guest${batch}-${n}@example.org`
		}))
		asked.push(await refusal(ada.client.rpc('invite', { p_circle_id: own, p_invitations: invitations })))
		await done(ada.client.rpc('leave_circle', { p_circle_id: own }))
	}
	expect(asked).toEqual([...Array.from({ length: 6 }, () => 'ok'), '429 too_many_invitations'])
})

test('a list that is sent again, because its answer was lost, is mailed once', async () => {
	const list = () => ['cy', 'di'].map((name) => ({ token: makeToken('inv'), email: `${name}@example.org` }))
	await done(invite(list()))
	await done(invite(list()))
	expect(await backend.sql('select address from public.deliveries order by address')).toEqual([
		{ address: 'cy@example.org' },
		{ address: 'di@example.org' }
	])
})

test('nobody but an organiser invites', async () => {
	await join(ada, circle, [bo])
	const invitations = [{ token: makeToken('inv') }]
	expect(await refusal(bo.client.rpc('invite', { p_circle_id: circle, p_invitations: invitations }))).toBe(
		'404 not_found'
	)
	expect(
		await refusal(backend.anonymous.rpc('invite', { p_circle_id: circle, p_invitations: invitations }))
	).toBe('401 42501')
})

test('an invitation shows the circle and no one in it, to whoever holds the link', async () => {
	await join(ada, circle, [bo])
	const shown = await read({ client: backend.anonymous }, await inviteTo(ada, circle))
	expect(shown).toMatchObject({
		state: 'open',
		circle_name: 'Lamplighters',
		inviter: 'Ada',
		circle_id: null,
		position: null,
		circle: { purpose: 'Bring what is hard.', members: 2, waiting: 0, zones: ['Etc/UTC'] }
	})
	expect(Object.keys((shown as { circle: object }).circle).toSorted()).toEqual(
		'charter members next purpose schedule waiting zones'.split(' ')
	)
	expect(JSON.stringify(shown)).not.toMatch(/Bo|video\.example|example\.org|[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('an unknown token shows nothing', async () => {
	for (const token of ['', 'inv_', makeToken('inv'), "' or true --"]) {
		expect(await read(bo, token)).toBeNull()
		expect(await refusal(accept(bo, token))).toBe('404 not_found')
	}
})

const endings = {
	expired: `update public.invitations set created_at = now() - interval '20 days', expires_at = now() - interval '1 second'`,
	withdrawn: 'update public.invitations set withdrawn_at = now()',
	used_up: 'update public.invitations set uses = max_uses'
}

for (const [state, ending] of Object.entries(endings))
	test(`an invitation that is ${state} says so, hides the circle and lets nobody in`, async () => {
		const token = await inviteTo(ada, circle)
		await backend.sql(ending)
		expect(await read({ client: backend.anonymous }, token)).toEqual({
			state,
			circle_name: 'Lamplighters',
			inviter: 'Ada',
			circle_id: null,
			position: null,
			circle: null
		})
		expect(await refusal(accept(bo, token))).toBe(`409 invitation_${state}`)
		expect(await backend.sql('select 1 from public.members where profile_id = $1', [bo.id])).toEqual([])
	})

test('the last instant before the end is in time', async () => {
	const token = await inviteTo(ada, circle)
	await backend.sql(`update public.invitations set expires_at = now() + interval '5 seconds'`)
	expect(outcomeOf(await done(accept(bo, token)))).toBe('joined')
})

test('accepting twice changes nothing and uses up one', async () => {
	const token = await inviteTo(ada, circle)
	const outcomes = await Promise.all([1, 2, 3].map(async () => outcomeOf(await done(accept(bo, token)))))
	expect(outcomes.toSorted()).toEqual(['joined', 'member', 'member'])
	expect(await backend.sql('select uses from public.invitations')).toEqual([{ uses: 1 }])
	expect(await read(bo, token)).toMatchObject({ state: 'member', circle_id: circle })
})

test('who accepts accepts the charter, and has a name', async () => {
	const token = await inviteTo(ada, circle)
	expect(
		await refusal(bo.client.rpc('accept_invitation', { p_token: token, p_charter_accepted: false }))
	).toBe('400 charter_not_accepted')
	const { client } = await backend.signedIn('nameless@example.org')
	expect(await refusal(client.rpc('accept_invitation', { p_token: token, p_charter_accepted: true }))).toBe(
		'400 no_profile'
	)
	expect(await backend.sql('select uses from public.invitations')).toEqual([{ uses: 0 }])
})

const withdraw = (at: string | null) =>
	ada.client.from('invitations').update({ withdrawn_at: at }).eq('circle_id', circle)

test('an organiser withdraws an invitation, and a minute later for good', async () => {
	const token = await inviteTo(ada, circle)
	await done(withdraw(new Date().toISOString()))
	expect(await refusal(accept(bo, token))).toBe('409 invitation_withdrawn')
	await done(withdraw(null))
	expect(await read(bo, token)).toMatchObject({ state: 'open' })
	await done(withdraw(new Date().toISOString()))
	await backend.sql(`update public.invitations set withdrawn_at = now() - interval '61 seconds'`)
	await withdraw(null)
	expect(await refusal(accept(bo, token))).toBe('409 invitation_withdrawn')
})

test('an invitation is not withdrawn at a time to come, to be brought back whenever one likes', async () => {
	await inviteTo(ada, circle)
	expect(await refusal(withdraw('2999-01-01T00:00:00Z'))).toBe('403 42501')
})
