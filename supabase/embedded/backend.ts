import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { App, type EmailMessage } from '@supabase/lite'
import type { PgliteConnection } from '@supabase/lite/pglite'
import { refuse } from './answers.ts'
import { answer } from './api.ts'
import type { Cure } from './cures.ts'
import { migrate, openDatabase } from './database.ts'
import type { Keys } from './keys.ts'
import { asText, type SendMail } from './mail.ts'
import { parseToml, settingsSchema } from './settings.ts'
import type { Sql } from './sql.ts'
import { takeTurns } from './turns.ts'

const root = resolve(import.meta.dirname, '../..')

export interface BackendOptions {
	/** Where the data lives; in memory, and gone at `close`, without one. */
	folder?: string
	keys: Keys
	/** The app's own origin, for the link in the sign-in mail. */
	siteUrl: string
	/** Called once for each sign-in mail; what it throws is answered to the one who asked for the mail. */
	sendMail: SendMail
	/** `supabase/migrations` unless told otherwise. */
	migrations?: string
	/** A dump (`dump()`) of a backend with the same migrations, to begin from instead of an empty database. */
	template?: Blob
	/** The member that visitors may look around as. */
	demo?: { email: string }
	/** Cures to leave out, so that a test can see the defect. */
	without?: readonly Cure[]
}

export interface Backend {
	/** Answers the requests of supabase-js: `/rest/v1`, `/auth/v1`, and `/embedded/demo`. */
	fetch: (request: Request) => Promise<Response>
	sql: Sql
	/** Runs several statements as one: all of them, or none when the work throws. */
	transaction: <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>
	/** The names of the migrations that this start applied. */
	applied: string[]
	/** The whole database as an archive, for `template`. */
	dump: () => Promise<Blob>
	/** Waits for the request at work and gives the folder free. */
	close: () => Promise<void>
}

async function makeApp(
	connection: PgliteConnection,
	options: BackendOptions,
	send: (mail: EmailMessage) => void
) {
	const { api, auth } = settingsSchema.parse(
		parseToml(await readFile(join(root, 'supabase/config.toml'), 'utf8'))
	)
	const { template, enabled, ...email } = auth.email
	const inRoot = { ...template.magic_link, content_path: join(root, template.magic_link.content_path) }
	const ownMail = !options.without?.includes('own mail')
	return new App({
		connection,
		api,
		db: { driver: 'pglite', migrations: { enabled: true } },
		auth: {
			...auth,
			enabled: true,
			site_url: options.siteUrl,
			additional_redirect_urls: [`${options.siteUrl}/**`],
			jwt_secret: options.keys.jwtSecret,
			publishable_key: options.keys.publishable,
			secret_key: options.keys.secret,
			email: { ...email, enable_signup: enabled, ...(ownMail && { template: { magic_link: inRoot } }) }
		},
		studio: { enabled: false },
		storage: { enabled: false },
		options: { drivers: { email: { send: async (mail) => send(mail) } } }
	})
}

/** A request whose body has arrived, so that a slow sender does not keep the others waiting in its turn. */
async function arrived(request: Request): Promise<Request> {
	const { url, method, headers } = request
	return new Request(url, { method, headers, ...(request.body && { body: await request.arrayBuffer() }) })
}

/**
 * Starts lite on PGlite with its defects cured (see `cures.ts`), migrated, with the API and Auth settings of
 * `supabase/config.toml`. It listens nowhere: `fetch` is for a server to call.
 * @throws {FolderInUse} when another process has the folder
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
	const { without = [], sendMail, keys, demo } = options
	const { connection, close } = await openDatabase({ ...options, without })
	const { driver } = connection
	let mails: EmailMessage[] = []
	const app = await makeApp(connection, options, (mail) => mails.push(mail))
	await app.ensureSystemSchema()
	const applied = await migrate(connection, options.migrations ?? join(root, 'supabase/migrations'), without)

	const turn = without.includes('turns') ? <Result>(work: () => Promise<Result>) => work() : takeTurns()
	const sql: Sql = async <Row>(statement: string, parameters: readonly unknown[] = []) =>
		(await driver.query<Row>(statement, [...parameters])).rows

	async function answered(request: Request): Promise<Response> {
		const whole = await arrived(request)
		const [response, toSend] = await turn(async () => {
			mails = []
			return [await answer({ app, sql, keys, demo, without }, whole), mails] as const
		})
		for (const { to, subject, html = '' } of toSend) await sendMail({ to, subject, html, text: asText(html) })
		return response
	}

	const fetch = (request: Request) =>
		answered(request).catch((error: unknown) => {
			// The message alone: the rest of a database error quotes the row.
			console.error('The embedded backend could not answer:', error instanceof Error ? error.message : error)
			return refuse(500, 'unexpected_failure', 'The embedded backend could not answer')
		})

	return {
		fetch,
		sql: (statement, parameters) => turn(() => sql(statement, parameters)),
		transaction: (work) =>
			turn(() =>
				driver.transaction((tx) =>
					work(
						async <Row>(statement: string, parameters: readonly unknown[] = []) =>
							(await tx.query<Row>(statement, [...parameters])).rows
					)
				)
			),
		applied,
		dump: () => turn(() => driver.dumpDataDir('none')),
		close: () => turn(close)
	}
}
