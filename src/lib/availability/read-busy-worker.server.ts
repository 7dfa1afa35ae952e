import { parentPort, workerData } from 'node:worker_threads'
import { busyIn } from './busy-events.ts'
import { TooDense } from './busy-rule.ts'
import type { Whereabouts } from './zone-on.ts'

/**
 * Where this file is once it runs, bundled or not. It is loaded by `import()`, so that a build keeps it as a file of its
 * own, and run as a thread: a calendar that is slow or hostile to read then stops nobody, and is stopped.
 */
export const place = new URL(import.meta.url)

/** What the thread is started with, so that a test runner's threads are not taken for ours. */
export const errand = 'read-busy'

/** A calendar to read, for somebody. */
export interface Question {
	text: string
	owner: Whereabouts
	now: Date
}

/** Pairs of instants in milliseconds, or why there are none. */
export type Answer = { busy: [number, number][] } | { refused: 'not_a_calendar' | 'too_dense' }

if (workerData === errand && parentPort) {
	const port = parentPort
	port.once('message', (question: Question) => port.postMessage(answer(question)))
	// The clock runs from here on: loading the zones is not the calendar's fault.
	port.postMessage('ready')
}

function answer({ text, owner, now }: Question): Answer {
	try {
		return {
			busy: busyIn(text, owner, now).map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])
		}
	} catch (failure) {
		// Whatever ical.js stumbles over is in the calendar. What it was is not said: it may quote a title.
		return { refused: failure instanceof TooDense ? 'too_dense' : 'not_a_calendar' }
	}
}
