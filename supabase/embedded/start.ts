// `npm start` and, with --dev, `npm run dev`: the app, and without SUPABASE_URL also a backend and a mailbox.
import { access, constants, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buildIfChanged } from './build.ts'
import { startChild, stopChild, type Child } from './children.ts'
import { startServices } from './embedded-services.ts'
import { readSettings, type EmbeddedSettings, type Settings } from './environment.ts'
import { FolderInUse, lockFolder } from './folder-lock.ts'
import { demandPort, listening } from './ports.ts'
import { Refusal } from './refusal.ts'

const dev = process.argv.includes('--dev')
const stopping = new AbortController()
/** In the order of starting, which is the reverse of the order of stopping. */
const children: Child[] = []

/** Asked again while it waits for a child, it waits no longer. */
async function stop(exitCode: number): Promise<never> {
	const patience = stopping.signal.aborted ? 0 : 5000
	stopping.abort()
	for (const child of children.toReversed()) await stopChild(child, patience)
	process.exit(exitCode)
}

/** From now on the end of this child is the end of everything. */
function watch(child: Child): void {
	children.push(child)
	void child.ended.then(() => {
		if (stopping.signal.aborted) return
		console.error(`${child.name} ended by itself; everything else is stopped.`)
		return stop(1)
	})
}

async function takeFolder(folder: string): Promise<void> {
	try {
		await mkdir(resolve(folder, 'data'), { recursive: true })
		for (const path of [folder, resolve(folder, 'data')]) await access(path, constants.W_OK)
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? error.code : error
		throw new Refusal(`The data folder ${resolve(folder)} cannot be written (${reason}).`)
	}
	await lockFolder(folder).catch((error: unknown) => {
		if (error instanceof FolderInUse) throw new Refusal(`Fortnight already runs here: ${error.message}.`)
		throw error
	})
}

const isEmbedded = (settings: Settings): settings is EmbeddedSettings => settings.SUPABASE_URL === undefined

function startApp(settings: Settings, origin: string, env: NodeJS.ProcessEnv): Child {
	const address = { HOST: settings.HOST, PORT: String(settings.PORT), ORIGIN: origin, SHUTDOWN_TIMEOUT: '3' }
	const vite = ['dev', '--host', settings.HOST, '--port', String(settings.PORT), '--strictPort']
	return startChild({
		name: 'The app',
		file: resolve(dev ? 'node_modules/vite/bin/vite.js' : 'build/index.js'),
		args: dev ? vite : [],
		env: { ...env, ...address },
		quiet: !dev
	})
}

async function start(): Promise<void> {
	const settings = readSettings()
	await demandPort(settings.PORT, settings.HOST, 'PORT')
	const origin = settings.ORIGIN ?? `http://localhost:${settings.PORT}`
	if (isEmbedded(settings)) await takeFolder(settings.FORTNIGHT_FOLDER)
	const [services, built] = await Promise.all([
		isEmbedded(settings) ? startServices(settings, origin, watch, stopping.signal) : undefined,
		dev ? false : buildIfChanged(stopping.signal)
	])
	watch(startApp(settings, origin, services?.app ?? { FORTNIGHT_DEMO: '0' }))
	await listening(settings.PORT, settings.HOST, stopping.signal)
	if (stopping.signal.aborted) return
	console.log(`\n  Fortnight   ${origin}${built ? '   (built just now)' : ''}`)
	if (services) console.log(`  Mailbox     ${services.mailbox}\n  Data        ${services.data}`)
	else console.log(`  Supabase    ${settings.SUPABASE_URL}`)
	console.log('\n  Ctrl-C stops everything.\n')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

// npm that is told to end passes it to its shell, and that not to us.
const parent = process.ppid
const asNpmScript = process.env.npm_lifecycle_event !== undefined
if (asNpmScript) setInterval(() => process.ppid !== parent && void stop(0), 500).unref()

await start().catch((error: unknown) => {
	if (stopping.signal.aborted) return
	console.error(error instanceof Refusal ? error.message : error)
	return stop(1)
})
