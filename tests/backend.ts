import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import project from '../package.json' with { type: 'json' }
import type { Database } from '../src/lib/server/database.types.ts'
import { createBackend } from '../supabase/embedded/backend.ts'
import { makeKeys } from '../supabase/embedded/keys.ts'
import { listen } from '../supabase/embedded/listen.ts'
import type { Mail } from '../supabase/embedded/mail.ts'
import { fingerprint, readMigrations } from '../supabase/embedded/migrations.ts'
import type { Sql } from '../supabase/embedded/sql.ts'

export type Client = SupabaseClient<Database>

export interface TestBackend {
	url: string
	publishableKey: string
	secretKey: string
	/** One statement as the database's owner, past every policy. */
	sql: Sql
	/** The sign-in mails sent since the start or the last `reset`, oldest first. */
	mails: Mail[]
	anonymous: Client
	/** Past every policy, through the API. */
	service: Client
	/** A client that is signed in as this address with a real token; makes the user at the first call. */
	signedIn: (email: string) => Promise<{ client: Client; id: string }>
	/** Empties all our tables and the Auth server's, except what the migrations themselves have put in. */
	reset: () => Promise<void>
	close: () => Promise<void>
}

const root = resolve(import.meta.dirname, '..')
const migrations = join(root, 'supabase/migrations')

/** What a migrated database depends on besides the migrations themselves. */
async function readGround(): Promise<string> {
	const files = ['hosted.sql', 'default-grants.sql'].map((file) => join(root, 'supabase/embedded', file))
	const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
	return [project.devDependencies['@supabase/lite'], ...texts].join('\n')
}

/** A database with the migrations, made once for each state of them; the newest is kept under `.fortnight`. */
async function migratedTemplate(): Promise<Blob> {
	const folder = join(root, '.fortnight')
	const name = `template-${fingerprint(await readMigrations(migrations), await readGround())}.tar`
	const kept = await readFile(join(folder, name)).catch(() => undefined)
	if (kept) return new Blob([kept])
	const backend = await createBackend({
		keys: makeKeys(),
		siteUrl: 'http://127.0.0.1',
		sendMail: async () => {}
	})
	const dump = await backend.dump()
	await backend.close()
	await mkdir(folder, { recursive: true })
	for (const file of await readdir(folder))
		if (/^template-\w+\.tar$/.test(file) && file !== name) await rm(join(folder, file), { force: true })
	// Two test workers may come here at once: each writes its own file, and either may be the last.
	await writeFile(join(folder, `${name}.${process.pid}`), Buffer.from(await dump.arrayBuffer()))
	await rename(join(folder, `${name}.${process.pid}`), join(folder, name))
	return dump
}

/** The tables to empty, of those that are empty now. */
async function emptyTables(sql: Sql): Promise<string[]> {
	const tables = await sql<{ name: string; own: boolean }>(
		`select format('%I.%I', schemaname, tablename) as name, schemaname <> 'auth' as own
		from pg_tables where schemaname in ('public', 'private', 'auth')`
	)
	const empty: string[] = []
	for (const { name, own } of tables) {
		const rows = own ? await sql(`select 1 from ${name} limit 1`) : []
		if (rows.length === 0) empty.push(name)
	}
	return empty
}

/** Signs this client in with a real token, past the mail; makes the user at the first call. Answers the user's id. */
export async function signIn(service: Client, client: Client, email: string): Promise<string> {
	const link = await service.auth.admin.generateLink({ type: 'magiclink', email })
	if (link.error) throw link.error
	const { data, error } = await client.auth.verifyOtp({
		token_hash: link.data.properties.hashed_token,
		type: 'email'
	})
	if (error || !data.user) throw error ?? new Error(`${email} was not signed in`)
	return data.user.id
}

/**
 * Starts an embedded backend of one's own, in memory, with the real migrations and no rows, on a free port of
 * loopback. Takes about a second; needs 400 to 600 MB until `close`.
 */
export async function startTestBackend(): Promise<TestBackend> {
	const keys = makeKeys()
	const mails: Mail[] = []
	const backend = await createBackend({
		keys,
		siteUrl: 'http://127.0.0.1:3000',
		sendMail: async (mail) => void mails.push(mail),
		template: await migratedTemplate()
	})
	const server = await listen(backend.fetch)
	const tables = await emptyTables(backend.sql)
	const clientWith = (key: string): Client =>
		createClient<Database>(server.url, key, { auth: { persistSession: false, autoRefreshToken: false } })
	const service = clientWith(keys.secret)

	async function signedIn(email: string) {
		const client = clientWith(keys.publishable)
		return { client, id: await signIn(service, client, email) }
	}

	return {
		url: server.url,
		publishableKey: keys.publishable,
		secretKey: keys.secret,
		sql: backend.sql,
		mails,
		anonymous: clientWith(keys.publishable),
		service,
		signedIn,
		reset: async () => {
			await backend.sql(`truncate ${tables.join(', ')} restart identity`)
			mails.length = 0
		},
		close: async () => {
			await server.close()
			await backend.close()
		}
	}
}
