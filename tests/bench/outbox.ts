/**
 * The model of the outbox at length: `npx node tests/bench/outbox.ts`, by hand, after `npm run build`. Plays 100,000
 * stories (RUNS) of people who write on a device whose network, windows and clock fail at random, against the real server
 * and database, and prints what happened and what was lost, doubled or out of order: nothing. SEED tells the same again.
 */
import { loadavg } from 'node:os'
import { figures } from '../outbox-device.ts'
import { playAll } from '../outbox-lanes.ts'
import { startStack } from '../stack.ts'

const runs = Number(process.env.RUNS ?? 100_000)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

const stack = await startStack()
try {
	const begun = performance.now()
	const told = await playAll(stack, runs, seed)
	const seconds = (performance.now() - begun) / 1000
	const count = (kind: string) => told.kinds[kind] ?? 0
	console.log(
		`${told.runs} runs in ${seconds.toFixed(0)} s (${(told.runs / seconds).toFixed(1)} a second, load ${loadavg()[0]?.toFixed(1)}), seed ${seed}\n` +
			`${figures.writes} writes, ${figures.requests} requests that the server got whole, ${figures.replays} of them replays\n` +
			`${figures.unsent} never left, ${figures.cut} were cut in the form, of ${figures.dropped} the answer was dropped, ` +
			`${figures.elses} under another sign-in; windows killed: ${figures.kills}\n` +
			`${count('lost')} lost, ${count('doubled')} doubled, ${count('other')} other than they were given last, ${count('out of order')} out of order, ` +
			`${count('refused')} refused or taken wrongly, ${count('left')} left on the device`
	)
	for (const report of told.reports) console.log(report)
	process.exitCode = told.reports.length > 0 ? 1 : 0
} finally {
	await stack.stop()
}
