import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { respondWithCalendar } from '../../src/lib/calendar/http.server.ts'
import { readFeed } from '../../src/lib/calendar/read.server.ts'
import type { Database } from '../../src/lib/server/database.types.ts'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { done, enter, formCircle, makeToken, sessionsOf } from './people.ts'

let backend: TestBackend
let db: Client
let asked: string[] = []
beforeAll(async () => {
	backend = await startTestBackend()
	db = createClient<Database>(backend.url, backend.publishableKey, {
		auth: { persistSession: false, autoRefreshToken: false },
		global: {
			fetch: (input, init) => {
				asked.push(new URL(String(input)).pathname)
				return fetch(input, init)
			}
		}
	})
})
afterAll(() => backend.close())

/** One reading of the feed as the route serves it; answers its status and what was asked of the database for it. */
async function get(token: string, headers: Record<string, string> = {}, now = new Date()) {
	asked = []
	const file = await readFeed(db, token, 'https://fortnight.example', now)
	if (!file) throw new Error('There is no feed')
	const response = respondWithCalendar(new Request('https://fortnight.example/feed/x.ics', { headers }), file)
	const body = await response.text()
	return { status: response.status, etag: response.headers.get('etag') ?? '', body, asked }
}

const stamp = '/rest/v1/rpc/open_feed'

test('a cached feed and a 304 ask the database for the stamp and nothing else', async () => {
	const ada = await enter(backend, 'Ada')
	const circle = await formCircle(ada)
	const token = makeToken('feed')
	await done(ada.client.rpc('create_feed', { p_name: 'Phone', p_token: token }))

	const first = await get(token)
	expect(first).toMatchObject({ status: 200, asked: [stamp, '/rest/v1/rpc/read_feed'] })
	expect(await get(token)).toMatchObject({ status: 200, body: first.body, asked: [stamp] })
	expect(await get(token, { 'if-none-match': first.etag })).toMatchObject({
		status: 304,
		body: '',
		asked: [stamp]
	})

	// Also for another device of theirs; and a change is read once.
	const other = makeToken('feed')
	await done(ada.client.rpc('create_feed', { p_name: 'Laptop', p_token: other }))
	expect(await get(other)).toMatchObject({ status: 200, asked: [stamp] })
	const [session] = await sessionsOf(backend, circle)
	await done(ada.client.rpc('answer_session', { p_session_id: session?.id ?? '', p_answer: 'yes' }))
	const changed = await get(token, { 'if-none-match': first.etag })
	expect(changed).toMatchObject({ status: 200, asked: [stamp, '/rest/v1/rpc/read_feed'] })
	expect((await get(token, { 'if-none-match': changed.etag })).asked).toEqual([stamp])
	// The window moves at midnight (UTC).
	expect((await get(token, {}, new Date(Date.now() + 86_400_000))).asked).toHaveLength(2)
})
