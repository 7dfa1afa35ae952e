import { tzVersion } from '$lib/schedule/zone'
import { openDatabaseForWorker, type Db } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'
import { log } from '$lib/server/log'
import { openTransport } from '$lib/server/mail'
import { findKeys } from '$lib/push/keys.server'
import { correctSessions } from '$lib/sessions/correct.server'
import { describeFailure } from './failure'
import { jobs } from './jobs.server'
import { createWorker } from './loop.server'

/**
 * Starts sending this server's deliveries, and looking after what comes by the clock, until the server shuts down.
 * Starting again replaces the worker before.
 */
export function startWorker(): void {
	const settings = readEnvironment()
	const { SMTP_URL, MAIL_FROM, ORIGIN, REPLY_DOMAIN } = settings
	void globalThis.fortnightDeliveries?.stop()
	const db = openDatabaseForWorker()
	const mailFrom = /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM
	// Push services write there when something is wrong with what we send.
	const subject = settings.VAPID_SUBJECT ?? (ORIGIN.startsWith('https:') ? ORIGIN : `mailto:${mailFrom}`)
	const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings
	const findOurs = () => findKeys(db, { publicKey, privateKey, subject })
	let ours: ReturnType<typeof findOurs> | undefined
	// Kept once they were found; asked for again after an outage.
	const keys = () => (ours ??= findOurs().finally(() => void ours?.catch(() => (ours = undefined))))
	// At once, so that the page that turns notices on has a key to ask with.
	void keys().catch((error: unknown) =>
		log.warn({ failure: describeFailure(error) }, 'no keys for notices yet')
	)
	const worker = createWorker({
		db,
		transport: openTransport(SMTP_URL, MAIL_FROM),
		origin: ORIGIN,
		mailFrom,
		replyDomain: REPLY_DOMAIN,
		jobs,
		keys
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
