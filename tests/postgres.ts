// `npm run test:postgres`: the migrations on a native PostgreSQL, applied in order by a role like hosted
// Supabase's, and the pgTAP tests of supabase/tests on what they made. Leaves nothing behind.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, realpathSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { openStage } from './at-once.ts'
import { runRaces } from './races.ts'

const execute = promisify(execFile)
const supabase = resolve(import.meta.dirname, '../supabase')
const total = { passed: 0, failed: 0, skipped: 0 }

/** Where PostgreSQL's own programs are: on the path, or where Debian keeps them off it. */
function findPrograms(): string | undefined {
	const path = (process.env.PATH ?? '').split(delimiter)
	const folders = [...path, ...globSync('/usr/lib/postgresql/*/bin').toReversed()]
	const folder = folders.find((folder) => existsSync(join(folder, 'initdb')))
	return folder && dirname(realpathSync(join(folder, 'initdb')))
}

/** PostgreSQL refuses to run as root: then its own user does. */
function serverUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
	)
	return { uid: uid ?? 0, gid: gid ?? 0 }
}

/** Starts a server of one's own in the folder, which has its socket as well. Answers how to ask and to stop it. */
async function startServer(programs: string, folder: string) {
	const user = serverUser()
	if (user) await chown(folder, user.uid, user.gid)
	const data = join(folder, 'data')
	const options = { ...user, cwd: folder }
	const make = [
		'-D',
		data,
		'-U',
		'supabase_admin',
		'--auth=trust',
		'--encoding=UTF8',
		'--locale=C',
		'--no-sync'
	]
	await execute(join(programs, 'initdb'), make, options)
	// A deadlock is found by whoever waits this long: soon enough that none of a storm is missed.
	const quiet = ['listen_addresses=', 'fsync=off', 'log_min_messages=fatal', 'deadlock_timeout=50ms']
	const settings = quiet.flatMap((one) => ['-c', one])
	const args = ['-D', data, '-k', folder, ...settings]
	const server = spawn(join(programs, 'postgres'), args, { ...options, stdio: 'ignore' })
	const ended = once(server, 'exit')
	const psql = async (role: string, ...args: string[]) => {
		const common = ['-XAqt', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', role, '-d', 'postgres']
		return (await execute(join(programs, 'psql'), [...common, ...args])).stdout
	}
	while (server.exitCode === null) {
		const isUp = await psql('supabase_admin', '-c', 'select 1').catch(() => undefined)
		if (isUp) break
		await pause(100)
	}
	const stop = async () => {
		server.kill('SIGINT')
		await ended
	}
	const openDatabase = (database: string) =>
		openStage(join(programs, 'psql'), ['-h', folder, '-U', 'postgres', '-d', database], 20)
	return { psql, openDatabase, stop }
}
type Server = Awaited<ReturnType<typeof startServer>>
type Psql = Server['psql']

function count(name: string, succeeded: boolean, why = ''): void {
	if (succeeded) total.passed++
	else total.failed++
	console.log(`${succeeded ? 'ok' : 'not ok'} ${name}${why && `\n${why}`}`)
}

const succeeds = (name: string, work: Promise<unknown>) =>
	work.then(
		() => count(name, true),
		(error: Error & { stderr?: string }) => count(name, false, error.stderr ?? error.message)
	)

/** Runs one pgTAP file; a file that ends before its plan does has one failure more. */
async function runTap(psql: Psql, file: string): Promise<void> {
	const output = await psql('postgres', '-f', file).catch(
		(error: { stdout?: string; stderr?: string }) => `${error.stdout}\n${error.stderr}`
	)
	const lines = output.split('\n')
	const passed = lines.filter((line) => line.startsWith('ok ')).length
	const failed = lines.filter((line) => line.startsWith('not ok ')).length
	const planned = Number(/^1\.\.(\d+)/m.exec(output)?.[1] ?? NaN)
	const isWhole = passed + failed === planned
	total.passed += passed
	total.failed += failed + +!isWhole
	console.log(`${failed === 0 && isWhole ? 'ok' : 'not ok'} ${basename(file)}: ${passed} of ${planned}`)
	if (failed > 0 || !isWhole) console.log(lines.filter((line) => !line.startsWith('ok ')).join('\n'))
}

/** Several at the same moment, on the migrations and on a copy of them that cannot make people wait. */
async function testRaces({ psql, openDatabase }: Server): Promise<void> {
	await psql('postgres', '-f', join(import.meta.dirname, 'races.sql'))
	await psql('supabase_admin', '-d', 'template1', '-c', 'create database copy template postgres')
	await psql('supabase_admin', '-d', 'copy', '-f', join(import.meta.dirname, 'no-turnstiles.sql'))
	const stages = [openDatabase('postgres'), openDatabase('copy')] as const
	try {
		await runRaces(...stages, count)
	} finally {
		await Promise.all(stages.map((stage) => stage.close()))
	}
}

async function testAll(server: Server): Promise<void> {
	const { psql } = server
	await psql('supabase_admin', '-f', join(supabase, 'embedded/hosted.sql'))
	await psql('supabase_admin', '-f', join(supabase, 'tests/native.sql'))
	await psql('postgres', '-f', join(supabase, 'embedded/default-grants.sql'))
	for (const file of globSync(join(supabase, 'migrations/*.sql')).sort()) {
		await succeeds(basename(file), psql('postgres', '--single-transaction', '-f', file))
		if (total.failed > 0) return
	}
	const tests = globSync(join(supabase, 'tests/*.test.sql')).sort()
	const hasTap = await psql('supabase_admin', '-c', 'create extension pgtap with schema extensions').then(
		() => true,
		() => false
	)
	if (hasTap) for (const file of tests) await runTap(psql, file)
	else {
		total.skipped += tests.length
		console.log(`skipped ${tests.length} files: PostgreSQL has no pgtap here (Debian: postgresql-15-pgtap)`)
	}
	await testRaces(server)
}

const programs = findPrograms()
if (programs) {
	const folder = await mkdtemp(join(tmpdir(), 'fortnight-postgres-'))
	try {
		const server = await startServer(programs, folder)
		process.once('SIGINT', server.stop).once('SIGTERM', server.stop)
		await testAll(server).finally(server.stop)
	} finally {
		await rm(folder, { recursive: true, force: true })
	}
} else {
	total.skipped++
	console.log(
		'skipped: there is no PostgreSQL here (initdb is neither on the path nor in /usr/lib/postgresql)'
	)
}
console.log(`PostgreSQL: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
if (process.env.POSTGRES_REPORT) await writeFile(process.env.POSTGRES_REPORT, JSON.stringify(total))
process.exitCode = total.failed > 0 ? 1 : 0
