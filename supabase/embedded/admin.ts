import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { json, refuse } from './answers.ts'
import { issueToken } from './sign-in-tokens.ts'
import type { Sql } from './sql.ts'

const metadata = z.record(z.string(), z.unknown()).default({})
const newUser = z.object({
	email: z.email().toLowerCase(),
	email_confirm: z.boolean().default(false),
	user_metadata: metadata,
	app_metadata: metadata
})
const newLink = z.object({ type: z.literal('magiclink'), email: z.email().toLowerCase(), data: metadata })

interface UserRow {
	id: string
	email: string
	raw_app_meta_data: unknown
	raw_user_meta_data: unknown
	[column: string]: unknown
}

const findUser = (sql: Sql, column: 'id' | 'email', value: string) =>
	sql<UserRow>(`select * from auth.users where ${column} = $1`, [value]).then(([user]) => user)

async function makeUser(sql: Sql, user: z.infer<typeof newUser>): Promise<UserRow | undefined> {
	const id = randomUUID()
	const identity = { sub: id, email: user.email, email_verified: user.email_confirm, phone_verified: false }
	const appMetadata = { provider: 'email', providers: ['email'], ...user.app_metadata }
	await sql(
		`insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
		values ($1, 'authenticated', 'authenticated', $2, case when $3::boolean then now() end, $4, $5)`,
		[id, user.email, user.email_confirm, appMetadata, { ...user.user_metadata, ...identity }]
	)
	await sql(
		`insert into auth.identities (id, provider, provider_id, user_id, identity_data)
		values ($1, 'email', $2, $3, $4)`,
		[randomUUID(), id, id, identity]
	)
	return findUser(sql, 'id', id)
}

function asJson({ raw_app_meta_data, raw_user_meta_data, ...user }: UserRow) {
	const shown = [
		'id',
		'aud',
		'role',
		'email',
		'phone',
		'email_confirmed_at',
		'confirmed_at',
		'last_sign_in_at'
	]
	return {
		...Object.fromEntries(Object.entries(user).filter(([column]) => shown.includes(column))),
		created_at: user.created_at,
		updated_at: user.updated_at,
		app_metadata: raw_app_meta_data,
		user_metadata: raw_user_meta_data,
		identities: [],
		is_anonymous: false
	}
}

async function link(sql: Sql, body: unknown): Promise<Response> {
	const wanted = newLink.safeParse(body)
	if (!wanted.success)
		return refuse(400, 'validation_failed', 'Only sign-in links (magiclink) can be made here')
	const { email, data } = wanted.data
	const user =
		(await findUser(sql, 'email', email)) ??
		(await makeUser(sql, { email, email_confirm: true, user_metadata: data, app_metadata: {} }))
	if (!user) return refuse(500, 'unexpected_failure', 'The user was not made')
	const { code, hash } = await issueToken(sql, user)
	return json({ ...asJson(user), email_otp: code, hashed_token: hash, verification_type: 'magiclink' })
}

async function create(sql: Sql, body: unknown): Promise<Response> {
	const user = newUser.safeParse(body)
	if (!user.success) return refuse(400, 'validation_failed', 'An e-mail address is needed')
	if (await findUser(sql, 'email', user.data.email))
		return refuse(422, 'email_exists', 'A user with this email address has already been registered')
	const made = await makeUser(sql, user.data)
	return made ? json(asJson(made)) : refuse(500, 'unexpected_failure', 'The user was not made')
}

/**
 * The part of the Auth server's admin API that the project uses and lite lacks: `generateLink` (sign-in links),
 * `createUser`, `getUserById` and `deleteUser`. `path` is what follows `/auth/v1/admin`. Whether the secret key
 * was sent is for the caller to check.
 */
export async function administer(sql: Sql, request: Request, path: string): Promise<Response> {
	const asked = `${request.method} ${path}`
	if (asked === 'POST /generate_link') return link(sql, await request.json())
	if (asked === 'POST /users') return create(sql, await request.json())
	const id = /^\/users\/([0-9a-f-]{36})$/.exec(path)?.[1]
	const user = id && (await findUser(sql, 'id', id))
	if (id && !user) return refuse(404, 'user_not_found', 'User not found')
	if (user && request.method === 'GET') return json(asJson(user))
	if (user && request.method === 'DELETE') {
		await sql('delete from auth.users where id = $1', [user.id])
		return json({})
	}
	return refuse(404, 'not_found', 'The embedded backend does not have this')
}
