import { Worker } from 'node:worker_threads'
import type { Result } from '$lib/server/result'
import type { Interval } from './busy-intervals'
import { fetchCalendar, theInternet, type FetchRefusal, type Internet } from './read-calendar.server'
import type { Answer, Question } from './read-busy-worker.server'
import type { Whereabouts } from './zone-on'

type ParseRefusal = 'not_a_calendar' | 'too_dense' | 'too_slow' | 'too_busy'

/** How long a calendar may take to be understood, in milliseconds, and how long its thread to start. */
const patience = { reading: 500, starting: 10_000 }

/** How many threads there are at most: each may take 160 MB. */
const atOnce = 3
let threads = 0

/**
 * Reads a calendar once and says when its owner is busy in the six weeks from `now`; nothing else of it leaves the
 * thread that reads it, and the address is in no log and no error.
 * @param internet other than the real one only in tests.
 */
export async function readBusy(
	address: string,
	{ now, ...owner }: Whereabouts & { now: Date },
	internet: Internet = theInternet
): Promise<Result<FetchRefusal | ParseRefusal, Interval[]>> {
	const fetched = await fetchCalendar(address, internet)
	return fetched.ok ? parseBusy({ text: fetched.value, owner, now }) : fetched
}

/**
 * Understands a calendar in a thread of its own, without this process's environment and with little memory. While three
 * others are at it, it is refused: whoever asks can try again sooner than a line of them is through.
 * @throws Error when the thread itself does not start.
 */
export async function parseBusy(question: Question): Promise<Result<ParseRefusal, Interval[]>> {
	if (threads >= atOnce) return { ok: false, reason: 'too_busy' }
	threads++
	try {
		return await parseInThread(question)
	} finally {
		threads--
	}
}

async function parseInThread(question: Question): Promise<Result<ParseRefusal, Interval[]>> {
	const { place, errand } = await import('./read-busy-worker.server.ts')
	const thread = new Worker(place, {
		workerData: errand,
		env: {},
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 }
	})
	try {
		return await new Promise((resolve, reject) => {
			let late = setTimeout(
				() => reject(new Error('The thread that reads calendars did not start')),
				patience.starting
			)
			thread.on('message', (message: 'ready' | Answer) => {
				clearTimeout(late)
				if (message === 'ready') {
					late = setTimeout(() => resolve({ ok: false, reason: 'too_slow' }), patience.reading)
					thread.postMessage(question)
				} else if ('refused' in message) resolve({ ok: false, reason: message.refused })
				else resolve({ ok: true, value: message.busy.map(toInterval) })
			})
			thread.on('error', (failure) => {
				clearTimeout(late)
				const isTooLarge = 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY'
				if (isTooLarge) resolve({ ok: false, reason: 'too_slow' })
				else reject(new Error('The thread that reads calendars broke', { cause: failure }))
			})
		})
	} finally {
		await thread.terminate()
	}
}

function toInterval([startsAt, endsAt]: [number, number]): Interval {
	return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}
