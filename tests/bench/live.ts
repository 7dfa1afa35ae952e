/**
 * How soon a facilitator's tap is on the last phone: `npx node tests/bench/live.ts`, by hand, after `npm run build`. Holds
 * 200 live sessions of eight phones each over the app's own streams, lets ten facilitators a second pause, go on and add
 * minutes, and prints the delay from sending the action to its arrival at the last of the eight (median, p99), what a
 * connection costs in memory, and how soon all are back after the server was started again; first on one server, then with the phones of each
 * session spread over two that know of each other only through the database (the embedded one, in memory).
 * SESSIONS, PEOPLE, SECONDS and RATE make it smaller, ROUNDS acts so often, SERVERS=1 leaves out the second; see stalls.ts. Fails when a target is missed or an action is lost.
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { gather } from '../meeting.ts'
import { startStack, type AppServer } from '../stack.ts'
import type { Meeting, Order, Phone, Report } from './live-phones.ts'

const number = (name: string, usual: number) => Number(process.env[name] ?? usual)
const [sessions, people] = [number('SESSIONS', 200), number('PEOPLE', 8)]
const [seconds, perSecond, rounds] = [number('SECONDS', 60), number('RATE', 10), number('ROUNDS', 1)]
const target = { one: 300, two: 1500 }

const stack = await startStack()
const thread = new Worker(new URL('./live-phones.ts', import.meta.url))

async function order(what: Order): Promise<Report> {
	thread.postMessage(what)
	const [report]: Report[] = await once(thread, 'message')
	if (!report) throw new Error('The phones say nothing')
	return report
}

/** A circle that meets now for an hour, with two problems in its queue. */
async function convene(place: number): Promise<Meeting> {
	const names = Array.from({ length: people }, (_, person) => `Person${person}`)
	const circle = { circle: `Circle ${place}`, names, starts: [0], minutes: 60, at: `circle${place}` }
	const meeting = await gather(stack, circle)
	const members = [...meeting.people.values()]
	const [id = ''] = meeting.sessions
	await stack.query(
		`insert into public.topics (id, circle_id, session_id, brought_by, words)
		select gen_random_uuid(), $1, $2, person, 'Two directors each think I am their architect. Both are right.'
		from unnest($3::uuid[]) as person`,
		[meeting.circle, id, members.slice(0, 2).map((person) => person.id)]
	)
	const phones = members.map(({ cookies }, person): Phone => ({
		origin: stack.origin,
		cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
		address: `10.${20 + (place >> 8)}.${place & 255}.${person + 1}`
	}))
	return { id, phones }
}

async function memoryOf(server: AppServer): Promise<number> {
	const status = await readFile(`/proc/${server.pid()}/status`, 'utf8').catch(() => '')
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN)
}

const quantile = (values: number[], q: number) =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN
const spread = (values: number[]) =>
	`median ${quantile(values, 0.5).toFixed(0)} ms, p99 ${quantile(values, 0.99).toFixed(0)} ms, longest ${Math.max(...values).toFixed(0)} ms`

let failures = 0

/** Connects all, acts, and says what it took. */
async function hold(name: string, meetings: Meeting[], servers: AppServer[], most: number): Promise<void> {
	const connections = meetings.length * people
	const before = await Promise.all(servers.map(memoryOf))
	const connected = await order({ do: 'connect', meetings })
	await pause(5_000)
	const after = await Promise.all(servers.map(memoryOf))
	const grown = after.reduce((sum, one, index) => sum + one - (before[index] ?? 0), 0)
	console.log(
		`${name}: ${connections} connections in ${(connected.took / 1000).toFixed(1)} s; ` +
			`${(grown / connections).toFixed(0)} KiB of memory each (${after.map((one) => `${(one / 1024).toFixed(0)} MiB`).join(' and ')} in all)`
	)
	for (let round = 0; round < rounds; round++) await measure(servers, most)
}

/** Seconds of all cores together that anybody used, and that we did: what is left of them is other work on this machine. */
async function used(servers: AppServer[]): Promise<{ all: number; ours: number }> {
	const busy = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
	const { user, system } = process.cpuUsage()
	let ours = (user + system) / 1e6
	for (const server of servers) {
		const stat = await readFile(`/proc/${server.pid()}/stat`, 'utf8').catch(() => '')
		const [inUser, inSystem] = stat
			.slice(stat.lastIndexOf(')') + 2)
			.split(' ')
			.slice(11, 13)
		// In hundredths, on every Linux that Node runs on.
		ours += (Number(inUser) + Number(inSystem)) / 100
	}
	return { all: busy / 1000, ours }
}

/** Acts for a while and says what it took. */
async function measure(servers: AppServer[], most: number): Promise<void> {
	const [before, begun] = [await used(servers), Date.now()]
	const acted = await order({ do: 'act', seconds, perSecond })
	const [after, ended] = [await used(servers), Date.now()]
	const [ours, all] = [after.ours - before.ours, after.all - before.all].map(
		(one) => one / ((ended - begun) / 1000)
	)
	const missed = quantile(acted.delays, 0.99) > most || acted.lost > 0 || acted.delays.length === 0
	failures += +missed
	console.log(
		`${missed ? 'MISSED' : 'ok'} ${acted.delays.length} actions, to the last of ${people} phones: ${spread(acted.delays)} ` +
			`(target p99 ${most} ms); their own answer: ${spread(acted.answers)}; ${acted.lost} lost; ` +
			`${(acted.bytes / 1024 / (acted.delays.length * people)).toFixed(1)} KiB for each phone and action; ` +
			`cores: ${ours?.toFixed(2)} ours, ${((all ?? NaN) - (ours ?? NaN)).toFixed(2)} elsewhere, of ${cpus().length}; from ${begun} to ${ended}`
	)
}

/** After a start of the server, and then over two of them. */
async function again(meetings: Meeting[]): Promise<void> {
	const stopped = await stack.app.stop()
	await order({ do: 'close' })
	await stack.app.start()
	const back = await order({ do: 'connect', meetings })
	console.log(
		`Started again: it stopped in ${stopped.toFixed(0)} ms with all connected, all were back in ${(back.took / 1000).toFixed(1)} s`
	)
	await order({ do: 'close' })

	const other = await stack.addServer()
	const apart = meetings.map(({ id, phones }) => ({
		id,
		phones: phones.map((phone, index) => ({ ...phone, ...(index % 2 && { origin: other.origin }) }))
	}))
	await hold('Two servers', apart, [stack.app, other], target.two)
}

try {
	console.log(`Load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
	const meetings: Meeting[] = []
	for (let place = 0; place < sessions; place++) meetings.push(await convene(place))
	const started = await order({ do: 'start', meetings })
	console.log(`${sessions} sessions of ${people} started in ${(started.took / 1000).toFixed(1)} s`)
	await hold('One server', meetings, [stack.app], target.one)
	if (process.env.SERVERS !== '1') await again(meetings)
	await order({ do: 'close' })
	console.log(`Load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
} finally {
	await thread.terminate()
	await stack.stop()
}
process.exitCode = failures > 0 ? 1 : 0
