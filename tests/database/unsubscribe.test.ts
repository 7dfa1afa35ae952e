import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enterAll, refusal, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bea: Person
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const [one, two] = await enterAll(backend, ['Ada', 'Bea'])
	if (!one || !two) throw new Error('people are missing')
	;[ada, bea] = [one, two]
})

const sorts = [
	'session_changes',
	'day_before',
	'hour_before',
	'clock_changes',
	'questions',
	'duties',
	'calendar',
	'records',
	'nudges'
]

async function tokenOf(person: Person, category: string): Promise<string> {
	const [row] = await backend.sql<{ token: string }>('select private.unsubscribe_token($1, $2) as token', [
		person.id,
		category
	])
	if (!row?.token) throw new Error(`No token for ${category}`)
	return row.token
}

const read = (token: string) => backend.anonymous.rpc('read_unsubscribe', { p_token: token })
const stop = (token: string, p_wanted?: boolean) =>
	backend.anonymous.rpc('unsubscribe', { p_token: token, ...(p_wanted !== undefined && { p_wanted }) })
const wantedBy = async (person: Person) => {
	const [row] = await backend.sql<Record<string, boolean>>(
		`select session_changes, day_before, hour_before, clock_changes, questions, duties,
			p.calendar_channel = 'mail' as calendar, w.records, w.nudges
		from public.mail_preferences w join public.profiles p on p.id = w.profile_id where p.id = $1`,
		[person.id]
	)
	return Object.entries(row ?? {}).flatMap(([sort, wanted]) => (wanted ? [sort] : []))
}

test('each link stops its own sort of mail, for its own person, and starts it again', async () => {
	await backend.sql(`update public.profiles set calendar_channel = 'mail'`)
	for (const sort of sorts) {
		const token = await tokenOf(ada, sort)
		expect(token).toMatch(/^[\w-]{44}$/)
		expect(await done(read(token))).toEqual({ name: 'Ada', category: sort, wanted: true })
		await done(stop(token))
		await done(stop(token))
		expect(await wantedBy(ada)).toEqual(sorts.filter((other) => other !== sort))
		expect(await wantedBy(bea)).toEqual(sorts)
		expect(await done(read(token))).toMatchObject({ wanted: false })
		await done(stop(token, true))
		expect(await wantedBy(ada)).toEqual(sorts)
	}
})

test('a link that is forged, cut off, of another account or of one that is gone is none, whatever is wrong', async () => {
	const token = await tokenOf(ada, 'day_before')
	const other = await tokenOf(bea, 'day_before')
	const swapped = Buffer.concat([
		Buffer.from(other, 'base64url').subarray(0, 16),
		Buffer.from(token, 'base64url').subarray(16)
	]).toString('base64url')
	const otherSort = Buffer.from(token, 'base64url')
	otherSort[16] = 3
	const noSort = Buffer.from(token, 'base64url')
	noSort[16] = 200
	const [link] = await backend.sql<{ secret: string }>(
		'select secret from private.link_secrets where profile_id = $1',
		[ada.id]
	)
	const bad = [
		'',
		'x',
		token.slice(1),
		`${token}A`,
		token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
		swapped,
		otherSort.toString('base64url'),
		noSort.toString('base64url'),
		'A'.repeat(44),
		link?.secret ?? ''
	]
	for (const wrong of bad) {
		expect(await read(wrong), wrong).toMatchObject({ data: null, error: null })
		expect(await refusal(stop(wrong)), wrong).toBe('404 not_found')
	}
	await done(bea.client.rpc('delete_my_account'))
	expect(await read(other)).toMatchObject({ data: null, error: null })
	expect(await refusal(stop(other))).toBe('404 not_found')
	expect(await wantedBy(ada)).toEqual(sorts.filter((sort) => sort !== 'calendar'))
})

test('links in old mail go on working when session links are made anew', async () => {
	const token = await tokenOf(ada, 'questions')
	await done(ada.client.rpc('reset_my_links', { p_enabled: false }))
	expect(await done(read(token))).toMatchObject({ category: 'questions' })
})

test('looking at a link changes nothing', async () => {
	const before = await backend.sql('select * from public.mail_preferences order by profile_id')
	await done(read(await tokenOf(ada, 'duties')))
	expect(await backend.sql('select * from public.mail_preferences order by profile_id')).toEqual(before)
})

test('quiet hours have a beginning and an end, and leave some time', async () => {
	const set = (quiet_from: string | null, quiet_until: string | null) =>
		refusal(
			ada.client
				.from('mail_preferences')
				.update({ quiet_from, quiet_until })
				.eq('profile_id', ada.id)
				.select()
		)
	expect(await set('23:00', '06:30')).toBe('ok')
	expect(await set(null, null)).toBe('ok')
	expect(await set('23:00', null)).toBe('400 23514')
	expect(await set('23:00', '23:00')).toBe('400 23514')
})
