import { tzVersion } from '$lib/schedule/zone'
import { openDatabaseForWorker, type Db } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'
import { log } from '$lib/server/log'
import { openTransport } from '$lib/server/mail'
import { correctSessions } from '$lib/sessions/correct.server'
import { describeFailure } from './failure'
import { jobs } from './jobs.server'
import { createWorker } from './loop.server'

/**
 * Starts sending this server's deliveries, and looking after what comes by the clock, until the server shuts down.
 * Starting again replaces the worker before.
 */
export function startWorker(): void {
	const { SMTP_URL, MAIL_FROM, ORIGIN, REPLY_DOMAIN } = readEnvironment()
	void globalThis.fortnightDeliveries?.stop()
	const db = openDatabaseForWorker()
	const worker = createWorker({
		db,
		transport: openTransport(SMTP_URL, MAIL_FROM),
		origin: ORIGIN,
		mailFrom: /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM,
		replyDomain: REPLY_DOMAIN,
		jobs
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
