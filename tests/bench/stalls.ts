// Writes down, once a second and for each thread of each process, how long its event loop was held up and by what: for
// `STALLS=folder NODE_OPTIONS="--import ./tests/bench/stalls.ts" node tests/bench/live.ts`.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { threadId } from 'node:worker_threads'

const folder = process.env.STALLS
/** Nanoseconds on a core, and waiting for one while others had them all; of the thread that asks. */
function scheduled(): [number, number] {
	const [ran = 0, waited = 0] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ').map(Number)
	return [ran, waited]
}

if (folder) {
	mkdirSync(folder, { recursive: true })
	const resolution = 10
	const loop = monitorEventLoopDelay({ resolution })
	loop.enable()
	let collected: number[] = []
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) collected.push(duration)
	}).observe({ entryTypes: ['gc'] })
	let [ranBefore, waitedBefore] = scheduled()
	const name = process.argv[1]?.split('/').slice(-2).join('/') ?? ''
	const file = join(folder, `${process.pid}-${threadId}.jsonl`)
	const timer = setInterval(() => {
		const [ran, waited] = scheduled()
		const line = {
			at: Date.now(),
			name,
			threadId,
			/** All in milliseconds of this second. */
			longest: Math.round(loop.max / 1e6) - resolution,
			ran: Math.round((ran - ranBefore) / 1e6),
			waited: Math.round((waited - waitedBefore) / 1e6),
			collecting: Math.round(collected.reduce((sum, one) => sum + one, 0)),
			longestCollecting: Math.round(Math.max(0, ...collected)),
			heap: Math.round(process.memoryUsage().heapUsed / 2 ** 20)
		}
		appendFileSync(file, `${JSON.stringify(line)}\n`)
		;[ranBefore, waitedBefore, collected] = [ran, waited, []]
		loop.reset()
	}, 1000)
	timer.unref()
}
