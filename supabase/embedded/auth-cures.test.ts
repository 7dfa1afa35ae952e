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

describe('a six-digit code', () => {
	async function signIn({ client, keys, mails }: Started, email: string) {
		const visitor = client(keys.publishable)
		expect((await visitor.auth.signInWithOtp({ email })).error).toBeNull()
		const code = /\d{6}/.exec(mails.at(-1)?.subject ?? mails.at(-1)?.text ?? '')?.[0] ?? ''
		return { visitor, code }
	}

	test('signs in by verifyOtp of type email, once', async () => {
		const { visitor, code } = await signIn(cured, 'Ada@Example.org')
		const first = await visitor.auth.verifyOtp({ email: 'ada@example.org', token: code, type: 'email' })
		expect(first.error).toBeNull()
		expect(first.data.user?.email).toBe('ada@example.org')
		const second = await visitor.auth.verifyOtp({ email: 'ada@example.org', token: code, type: 'email' })
		expect(second.error?.code).toBe('otp_expired')
	})

	test('is over after ten minutes', async () => {
		const { visitor, code } = await signIn(cured, 'late@example.org')
		await cured.backend.sql(
			`update auth.users set recovery_sent_at = recovery_sent_at - interval '601 seconds'`
		)
		const late = await visitor.auth.verifyOtp({ email: 'late@example.org', token: code, type: 'email' })
		expect(late.error?.code).toBe('otp_expired')
	})

	test('control: lite refuses the type', async () => {
		await withDefect('verify by email', async (started) => {
			const { visitor, code } = await signIn(started, 'ada@example.org')
			const { error } = await visitor.auth.verifyOtp({ email: 'ada@example.org', token: code, type: 'email' })
			expect(error).not.toBeNull()
		})
	})
})

describe('the sign-in mail', () => {
	async function mailTo({ client, keys, mails }: Started) {
		await client(keys.publishable).auth.signInWithOtp({ email: 'reader@example.org' })
		return mails.at(-1)
	}
	const link = /https:\/\/fortnight\.test\/auth\/confirm\?token_hash=(\w+)&type=email/

	test('has a code in its subject, and a link of the app that signs in', async () => {
		const mail = await mailTo(cured)
		expect(mail?.subject).toMatch(/^Your code: \d{6}$/)
		const [, hash = ''] = link.exec(mail?.html ?? '') ?? []
		expect(mail?.text).toContain(hash)
		const { error } = await cured
			.client(cured.keys.publishable)
			.auth.verifyOtp({ token_hash: hash, type: 'email' })
		expect(error).toBeNull()
	})

	test('control: lite’s own leads to a page that the app does not have', async () => {
		await withDefect('own mail', async (started) => {
			expect((await mailTo(started))?.html).not.toMatch(link)
		})
	})

	test('that cannot be sent is not said to be on its way', async () => {
		const sendMail = () => Promise.reject(new Error('no mail server'))
		await lookAt({ template, sendMail }, async ({ client, keys }) => {
			const { error } = await client(keys.publishable).auth.signInWithOtp({ email: 'reader@example.org' })
			expect(error?.status).toBe(500)
		})
	})
})

describe('the admin API', () => {
	test('makes, finds and deletes a user, and signs in by a generated link', async () => {
		const { admin } = cured.client(cured.keys.secret).auth
		const made = await admin.createUser({ email: 'Grace@example.org', email_confirm: true })
		const id = made.data.user?.id ?? ''
		expect((await admin.getUserById(id)).data.user?.email).toBe('grace@example.org')
		expect((await admin.createUser({ email: 'grace@example.org' })).error?.code).toBe('email_exists')
		const link = await admin.generateLink({ type: 'magiclink', email: 'grace@example.org' })
		const visitor = cured.client(cured.keys.publishable)
		const token = { token_hash: link.data.properties?.hashed_token ?? '', type: 'email' as const }
		expect((await visitor.auth.verifyOtp(token)).data.user?.id).toBe(id)
		expect((await admin.deleteUser(id)).error).toBeNull()
		expect((await admin.getUserById(id)).error?.status).toBe(404)
		expect((await visitor.auth.getUser()).error).not.toBeNull()
	})

	test('is closed to the publishable key', async () => {
		const { admin } = cured.client(cured.keys.publishable).auth
		expect((await admin.createUser({ email: 'eve@example.org' })).error?.status).toBe(401)
	})

	test('control: lite has none', async () => {
		await withDefect('admin', async ({ client, keys }) => {
			expect(
				(await client(keys.secret).auth.admin.createUser({ email: 'a@example.org' })).error
			).not.toBeNull()
		})
	})
})

describe('without a key', () => {
	const get = ({ backend }: Started, path: string) => backend.fetch(new Request(`http://127.0.0.1${path}`))

	test('nothing answers', async () => {
		expect((await get(cured, '/_system/config')).status).toBe(404)
		expect((await get(cured, '/_system/introspect')).status).toBe(404)
		expect((await get(cured, '/rest/v1/things')).status).toBe(401)
		expect((await get(cured, '/auth/v1/user')).status).toBe(401)
	})

	test('control: lite shows its configuration and the whole schema', async () => {
		await withDefect('closed system', async (started) => {
			expect((await get(started, '/_system/config')).status).toBe(200)
			expect(await (await get(started, '/_system/introspect')).text()).toContain('owner_id')
		})
	})
})

describe('the demo', () => {
	const ask = async ({ backend }: Started, key: string) =>
		backend.fetch(new Request('http://127.0.0.1/embedded/demo', { method: 'POST', headers: { apikey: key } }))

	test('is there only when it was asked for, has a member, and with the key', async () => {
		expect((await ask(cured, cured.keys.publishable)).status).toBe(404)
		await lookAt({ template, demo: { email: 'member-1@example.org' } }, async (started) => {
			const { client, keys, signedIn } = started
			expect((await ask(started, keys.publishable)).status).toBe(404)
			await signedIn()
			expect((await ask(started, 'another')).status).toBe(404)
			const { token_hash } = await (await ask(started, keys.publishable)).json()
			const { data } = await client(keys.publishable).auth.verifyOtp({ token_hash, type: 'email' })
			expect(data.user?.email).toBe('member-1@example.org')
		})
	})
})

test('access tokens carry no app_metadata here, so that no policy may read it', async () => {
	const { data } = await (await cured.signedIn()).auth.getSession()
	const claims = JSON.parse(
		Buffer.from(data.session?.access_token.split('.')[1] ?? '', 'base64url').toString()
	)
	expect(claims).toMatchObject({ role: 'authenticated', email: expect.stringContaining('@') })
	expect(claims).not.toHaveProperty('app_metadata')
})
