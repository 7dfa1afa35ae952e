import { tzVersion } from '$lib/schedule/zone'
import { openDatabaseForWorker, type Db } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'
import { log } from '$lib/server/log'
import { openTransport, type MailTransport } from '$lib/server/mail'
import { rowsOf } from '$lib/server/result'
import { correctSessions } from '$lib/sessions/correct.server'
import { compose } from './compose'
import { parseDelivery } from './delivery'
import { describeFailure, isMailServerDown } from './failure'

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
 */
export function createWorker(tools: {
	db: Db
	transport: MailTransport
	origin: string
	now?: () => Date
}): Worker {
	const { db, transport, origin, now = () => new Date() } = tools
	const host = new URL(origin).hostname
	let unfinished: { id: string; failure: string | undefined }[] = []
	let mailServerDown = false
	let stopped = false
	let poked = false
	let wake = () => {}

	async function send(row: { id: string; kind: string }): Promise<void> {
		const delivery = parseDelivery(row)
		let failure: string | undefined
		try {
			if (!delivery) failure = 'unreadable'
			else {
				const name = delivery.kind === 'invitation' ? delivery.payload.name : delivery.name
				await transport.sendMail({
					...compose(delivery, { origin, now: now() }),
					to: { name: name ?? '', address: delivery.address },
					messageId: `<${delivery.id}@${host}>`,
					headers: { 'Auto-Submitted': 'auto-generated' }
				})
			}
		} catch (error) {
			failure = describeFailure(error)
			mailServerDown ||= isMailServerDown(error)
		}
		if (failure) log.warn({ delivery: row.id, kind: row.kind, failure }, 'a mail did not leave')
		unfinished.push({ id: row.id, failure })
	}

	async function finish(): Promise<void> {
		for (const { id, failure } of [...unfinished]) {
			const { error } = await db.rpc(
				'finish_delivery',
				failure ? { p_id: id, p_failure: failure } : { p_id: id }
			)
			if (error) throw new Error('The database did not take what became of a mail', { cause: error })
			unfinished = unfinished.filter((one) => one.id !== id)
		}
	}

	/** One look at the table: true when there may be more. */
	async function work(): Promise<boolean> {
		await finish()
		if (mailServerDown) await transport.verify()
		mailServerDown = false
		const claimed = rowsOf(await db.rpc('claim_deliveries', { p_limit: atOnce }))
		await Promise.all(claimed.map(send))
		await finish()
		if (mailServerDown) throw new Error('The mail server is down')
		return claimed.length > 0
	}

	async function run(): Promise<void> {
		let misses = 0
		while (!stopped) {
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
			transport.close()
		}
	}
}

// Kept beyond this module, which development loads again after each change.
declare global {
	var fortnightDeliveries: Worker | undefined
}

/** Starts sending this server's deliveries, until the server shuts down. Starting again replaces the one before. */
export function startWorker(): void {
	const { SMTP_URL, MAIL_FROM, ORIGIN } = readEnvironment()
	void globalThis.fortnightDeliveries?.stop()
	const db = openDatabaseForWorker()
	const worker = createWorker({
		db,
		transport: openTransport(SMTP_URL, MAIL_FROM),
		origin: ORIGIN
	})
	void followTimeZones(db)
	globalThis.fortnightDeliveries = worker
	// From adapter-node, after the last request was answered on SIGTERM or SIGINT.
	process.once('sveltekit:shutdown', () => void worker.stop())
}

/** Beside the mail, never before it; what is not done now is done at the next start. */
async function followTimeZones(db: Db): Promise<void> {
	try {
		const corrected = await correctSessions(db, tzVersion, new Date())
		if (corrected.seen > 0) log.info({ tzVersion, ...corrected }, 'sessions follow the tz database')
	} catch (error) {
		log.error({ failure: describeFailure(error) }, 'sessions were not worked out with this tz database')
	}
}

/** After a write that mails somebody: send it now rather than at the next look. */
export function pokeWorker(): void {
	globalThis.fortnightDeliveries?.poke()
}
