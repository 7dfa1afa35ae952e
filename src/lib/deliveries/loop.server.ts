import type { Db } from '$lib/server/database'
import { log } from '$lib/server/log'
import type { MailTransport } from '$lib/server/mail'
import { rowsOf } from '$lib/server/result'
import type { Sender } from './compose'
import { describeFailure } from './failure'
import { createJobs, type Job } from './jobs.server'
import type { Pushed, PushWorld, VapidKeys } from '../push/deliver.server'
import { pushDelivery } from '../push/send.server'
import { sendDelivery, type Outcome } from './send.server'

/** Sends what is in the table of deliveries, one claim after another, until it is stopped. */
export interface Worker {
	/** There is something to send: do not wait for the next look. Never blocks, never throws. */
	poke(): void
	/** Finishes what is on its way, then closes the connections. */
	stop(): Promise<void>
}

const idle = 2_000
const longestPause = 60_000
const atOnce = 5

/**
 * Starts a worker. Several may run, in one process or many: the database hands every delivery to one of them. When the
 * mail server or the database is down it pauses, longer each time up to a minute, and claims nothing meanwhile, so that
 * no try is wasted. A mail that left is never claimed again unless the database stays unreachable for the two minutes
 * of its claim; it then carries the same Message-ID.
 * @param tools `jobs` plan what is due by the clock; they run beside the mail, which never waits for them. `keys` are those
 *   that push services know us by; without them all leaves by mail.
 */
export function createWorker(
	tools: Omit<Sender, 'now'> & {
		db: Db
		transport: MailTransport
		jobs?: readonly Job[]
		now?: () => Date
		keys?: () => Promise<VapidKeys>
		pushWorld?: PushWorld
	}
): Worker {
	const { db, transport, now = () => new Date(), keys, pushWorld, ...sender } = tools
	const jobs = createJobs(tools.jobs ?? [], db, now)
	/** What left, or did not and why, and is not noted yet. */
	const unnoted = new Map<string, Outcome | { pushed: Pushed }>()
	let mailServerDown = false
	let stopped = false
	let poked = false
	let wake = () => {}

	async function note(id: string): Promise<void> {
		const outcome = unnoted.get(id)
		if (!outcome) return
		const { error } = await ('pushed' in outcome
			? db.rpc('finish_push', noteOf(id, outcome.pushed))
			: db.rpc('finish_delivery', { p_id: id, ...(outcome.failure && { p_failure: outcome.failure }) }))
		if (error) throw new Error('The database did not take what became of a mail', { cause: error })
		unnoted.delete(id)
	}

	async function send(row: { id: string; kind: string; devices: unknown }): Promise<void> {
		const desk = { ...sender, now: now() }
		if (row.devices) {
			// Keys that cannot be had now are no reason to keep anybody waiting: then it leaves by mail.
			const known = (await keys?.().catch(() => null)) ?? null
			unnoted.set(row.id, { pushed: await pushDelivery(row, desk, known, pushWorld) })
		} else {
			const outcome = await sendDelivery(row, transport, desk)
			mailServerDown ||= outcome.mailServerDown
			unnoted.set(row.id, outcome)
		}
		// Each by itself and at once: what a crash leaves unnoted is sent again.
		await note(row.id)
	}

	/** One look at the table: true when there may be more. */
	async function work(): Promise<boolean> {
		for (const id of [...unnoted.keys()]) await note(id)
		if (mailServerDown) await transport.verify()
		mailServerDown = false
		const claimed = rowsOf(await db.rpc('claim_deliveries', { p_limit: atOnce }))
		const sent = await Promise.allSettled(claimed.map(send))
		for (const one of sent) if (one.status === 'rejected') throw one.reason
		if (mailServerDown) throw new Error('The mail server is down')
		return claimed.length > 0
	}

	async function run(): Promise<void> {
		let misses = 0
		while (!stopped) {
			jobs.start()
			try {
				const more = await work()
				misses = 0
				if (!more && !poked) await rest(idle)
				poked = false
			} catch (error) {
				const pause = Math.min(idle * 2 ** misses++, longestPause)
				log.warn({ pause, failure: describeFailure(error) }, 'deliveries pause')
				await rest(pause)
			}
		}
	}

	function rest(milliseconds: number): Promise<void> {
		if (stopped) return Promise.resolve()
		return new Promise((resolve) => {
			// Not a reason for the process to stay.
			const timer = setTimeout(resolve, milliseconds).unref()
			wake = () => {
				clearTimeout(timer)
				resolve()
			}
		})
	}

	const running = run()
	return {
		poke() {
			poked = true
			// A pause has its reason; a poke does not end it.
			if (!mailServerDown) wake()
		},
		async stop() {
			stopped = true
			wake()
			await running
			await jobs.ended()
			transport.close()
		}
	}
}

function noteOf(id: string, { taken, gone, failure, passes, after }: Pushed) {
	return {
		p_id: id,
		p_taken: taken,
		p_gone: gone,
		p_passes: passes,
		p_after: after,
		...(failure && { p_failure: failure })
	}
}
