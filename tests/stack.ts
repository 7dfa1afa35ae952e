import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createBackend } from '../supabase/embedded/backend.ts'
import { startChild, stopChild, type Child } from '../supabase/embedded/children.ts'
import { demoEmail, fillDemo } from '../supabase/embedded/demo.ts'
import { makeKeys } from '../supabase/embedded/keys.ts'
import { listen } from '../supabase/embedded/listen.ts'
import { smtp } from '../supabase/embedded/mail.ts'
import { listening } from '../supabase/embedded/ports.ts'
import type { Sql } from '../supabase/embedded/sql.ts'
import { freePort } from './free-port.ts'

const loopback = '127.0.0.1'
/** Where a test that starts a push service is one on the public internet. */
const pushWorld = new URL('./push-world.ts', import.meta.url).href

/** One server of the app, as one of several on the same database. Its address stays when it starts again. */
export interface AppServer {
	origin: string
	/** Of its process now; another after `restart`. */
	pid(): number
	/** Stops it as a new version would: SIGTERM, and what is open is ended by itself. Answers how long that took, in ms. */
	stop(): Promise<number>
	/** Ends it from one moment to the next, as a crash does. */
	kill(): Promise<void>
	/** Starts it again at the same address, after `stop` or `kill`. */
	start(): Promise<void>
}

/** Everything a journey needs, addressed so that browsers in other processes reach it. */
export interface Stack {
	/** The app, the production build. */
	origin: string
	/** The mailbox's REST address. */
	mailbox: string
	/** Takes a statement and its parameters as JSON and answers the rows: the owner's view, for tests alone. */
	sql: string
	/** The same for the process that has started it. */
	query: Sql
	/** The server at `origin`. */
	app: AppServer
	/** One server more on the same database and mailbox: people are signed in there too, cookies know no port. */
	addServer(): Promise<AppServer>
	/** The database's API, for tests that sign in more people than the door lets in. */
	api: { url: string; publishable: string; secret: string }
	stop(): Promise<void>
}

export interface StackOptions {
	/** Hears the path of each request that a page makes of the database; those of the deliveries worker are left out. */
	onRoundTrip?: (path: string) => void
}

/** A server of the app on a port of its own, not started yet. */
function appServer(port: number, env: NodeJS.ProcessEnv): AppServer {
	const origin = `http://${loopback}:${port}`
	let child: Child | undefined
	return {
		origin,
		pid: () => child?.process.pid ?? NaN,
		async start() {
			child = startChild({
				name: 'The app',
				file: resolve('build/index.js'),
				env: { ...env, ORIGIN: origin, HOST: loopback, PORT: String(port) },
				quiet: !process.env.DEBUG
			})
			const patience = AbortSignal.timeout(30_000)
			// Whatever else listens at its address is not it.
			const came = await Promise.race([
				listening(port, loopback, patience).then(() => !patience.aborted),
				child.ended.then(() => false)
			])
			if (!came || child.process.exitCode !== null)
				throw new Error('The app did not come up within 30 seconds, or ended')
		},
		async stop() {
			const begun = performance.now()
			if (child) await stopChild(child, 5000)
			return performance.now() - begun
		},
		async kill() {
			child?.process.kill('SIGKILL')
			await child?.ended
		}
	}
}

/**
 * Starts the built app with a real database in memory, filled with the demo, and a real mailbox: all on loopback, on
 * free ports. Needs `build/`.
 */
export async function startStack({ onRoundTrip }: StackOptions = {}): Promise<Stack> {
	const servers: AppServer[] = []
	const folder = await mkdtemp(join(tmpdir(), 'fortnight-'))
	const [smtpPort, webPort, appPort] = [await freePort(), await freePort(), await freePort()]
	const mail = {
		SMTP_URL: `smtp://${loopback}:${smtpPort}`,
		MAIL_FROM: 'Fortnight <fortnight@localhost.localdomain>'
	}

	const mailbox = startChild({
		name: 'The mailbox',
		file: resolve('node_modules/maildev/bin/maildev'),
		args: [
			'--ip',
			loopback,
			'--smtp',
			String(smtpPort),
			'--web',
			String(webPort),
			'--mail-directory',
			join(folder, 'mail'),
			'--silent'
		],
		quiet: true
	})
	const keys = makeKeys()
	const backend = await createBackend({
		keys,
		siteUrl: `http://${loopback}:${appPort}`,
		sendMail: smtp(mail.SMTP_URL, mail.MAIL_FROM),
		demo: { email: demoEmail }
	})
	await fillDemo(backend.sql, new Date())
	const api = await listen((request) => {
		if (request.headers.get('apikey') !== keys.secret) onRoundTrip?.(new URL(request.url).pathname)
		return backend.fetch(request)
	})
	const owner = createServer(async (request, response) => {
		const chunks: Buffer[] = []
		for await (const chunk of request) chunks.push(chunk)
		const { statement, parameters } = JSON.parse(Buffer.concat(chunks).toString())
		await backend.sql(statement, parameters).then(
			(rows) => response.end(JSON.stringify(rows)),
			(error: unknown) => response.writeHead(400).end(String(error))
		)
	}).listen(0, loopback)
	await once(owner, 'listening')
	const patience = AbortSignal.timeout(30_000)
	const addServer = async (port: number) => {
		const server = appServer(port, {
			...mail,
			SUPABASE_URL: api.url,
			SUPABASE_PUBLISHABLE_KEY: keys.publishable,
			SUPABASE_SECRET_KEY: keys.secret,
			FORTNIGHT_DEMO: '1',
			SHUTDOWN_TIMEOUT: '1',
			NODE_OPTIONS: `--import=${pushWorld}`,
			// Each browser of the tests is somebody elsewhere.
			ADDRESS_HEADER: 'x-test-address'
		})
		servers.push(server)
		await server.start()
		return server
	}
	const [app] = await Promise.all([
		addServer(appPort),
		...[smtpPort, webPort].map((port) => listening(port, loopback, patience))
	])
	if (patience.aborted) throw new Error('The mailbox did not come up within 30 seconds')

	const address = owner.address()
	return {
		origin: app.origin,
		mailbox: `http://${loopback}:${webPort}`,
		sql: `http://${loopback}:${typeof address === 'object' && address ? address.port : 0}`,
		query: backend.sql,
		app,
		addServer: async () => addServer(await freePort()),
		api: { url: api.url, publishable: keys.publishable, secret: keys.secret },
		stop: async () => {
			await Promise.all(servers.map((server) => server.stop()))
			await stopChild(mailbox, 5000)
			owner.close()
			await api.close()
			await backend.close()
			await rm(folder, { recursive: true, force: true })
		}
	}
}
