// The process of `npm start` that owns the database, on a folder of its own, to be killed and started again.
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stopChild, type Child } from '../supabase/embedded/children.ts'
import { startBackend, whenReady } from '../supabase/embedded/embedded-services.ts'
import { lockFolder } from '../supabase/embedded/folder-lock.ts'
import { keepKeys } from '../supabase/embedded/keys.ts'
import { freePort } from './free-port.ts'
import { inspectFolder, type Inspection } from './kill-inspection.ts'

export interface KillServer {
	/** Stays through every restart. */
	url: string
	publishable: string
	secret: string
	/** Ends it from one moment to the next; it has no children that could live on. */
	kill: () => Promise<void>
	/** Starts it after a kill, and answers how long it took until it answered, in milliseconds. */
	restart: () => Promise<number>
	/** Starts it after a kill, and kills it again after so many milliseconds, ready or not. */
	killWhileStarting: (milliseconds: number) => Promise<void>
	/** Stops it as Ctrl-C does, and looks at the folder past the API. */
	inspect: () => Promise<Inspection>
	/** Stops it if it still runs, and takes the folder away. */
	stop: () => Promise<void>
}

const loopback = '127.0.0.1'

/** As long as a server lives the folder is its alone, which one line says. */
async function demandTaken(folder: string, { process: { pid } }: Child): Promise<void> {
	const refusal = await lockFolder(folder).then(
		() => 'nothing',
		(error: unknown) => (error instanceof Error ? error.message : String(error))
	)
	if (refusal !== `${folder} is in use by process ${pid}`)
		throw new Error(`The folder of a living server was not refused: ${refusal}`)
}

/**
 * Starts an empty embedded default.
 * @param careless control: it answers before what it answers is in its log, which has to lose writes
 */
export async function startKillServer({ careless = false } = {}): Promise<KillServer> {
	const folder = await mkdtemp(join(tmpdir(), 'fortnight-kills-'))
	const data = join(folder, 'data')
	const keys = await keepKeys(join(folder, 'keys.json'))
	const port = await freePort()
	const start = () =>
		startBackend({
			folder,
			demo: '0',
			port,
			origin: `http://${loopback}:3000`,
			mail: { SMTP_URL: `smtp://${loopback}:9`, MAIL_FROM: 'Fortnight <fortnight@localhost.localdomain>' }
		})
	async function ready(starting: Child): Promise<string[]> {
		const told = await Promise.race([whenReady(starting), starting.ended])
		if (!told) throw new Error('The backend ended before it was ready')
		return told.applied ?? []
	}
	async function end(ending: Child) {
		ending.process.kill('SIGKILL')
		await ending.ended
	}

	let child = start()
	async function restart() {
		const begun = performance.now()
		child = start()
		const applied = await ready(child)
		if (applied.length > 0) throw new Error('The restarted server found an empty folder')
		return performance.now() - begun
	}
	async function stop() {
		await stopChild(child, 5000)
		await rm(folder, { recursive: true, force: true })
	}

	try {
		await ready(child)
		if (careless) {
			await end(child)
			await appendFile(join(data, 'postgresql.auto.conf'), 'synchronous_commit = off\n')
			await restart()
		}
	} catch (error) {
		await stop()
		throw error
	}
	return {
		url: `http://${loopback}:${port}`,
		publishable: keys.publishable,
		secret: keys.secret,
		kill: async () => {
			await demandTaken(data, child)
			await end(child)
			// Free at once, without anybody's help.
			const unlock = await lockFolder(data)
			unlock()
		},
		restart,
		killWhileStarting: async (milliseconds) => {
			child = start()
			await pause(milliseconds)
			await end(child)
		},
		inspect: async () => {
			await stopChild(child, 5000)
			return inspectFolder(data, keys)
		},
		stop
	}
}
