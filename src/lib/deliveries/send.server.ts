import { log } from '$lib/server/log'
import type { MailTransport } from '$lib/server/mail'
import { compose, type Sender } from './compose'
import { parseDelivery } from './delivery'
import { describeFailure, isMailServerDown } from './failure'

/** What became of a mail: it left, or the code of why not, and whether the next one would fare no better. */
export interface Outcome {
	failure: string | undefined
	mailServerDown: boolean
}

/**
 * Writes a claimed delivery and hands it to the mail server. The Message-ID is made of the delivery's own id, so that a
 * second try after a crash is the same mail. Never throws; what went wrong is logged without words.
 */
export async function sendDelivery(
	row: { id: string; kind: string },
	transport: MailTransport,
	sender: Sender
): Promise<Outcome> {
	const delivery = parseDelivery(row)
	let outcome: Outcome = { failure: delivery ? undefined : 'unreadable', mailServerDown: false }
	try {
		if (delivery) {
			const name = delivery.kind === 'invitation' ? delivery.payload.name : delivery.name
			const mail = compose(delivery, sender)
			await transport.sendMail({
				...mail,
				to: { name: name ?? '', address: delivery.address },
				messageId: `<${delivery.id}@${new URL(sender.origin).hostname}>`,
				headers: { ...mail.headers, 'Auto-Submitted': 'auto-generated' }
			})
		}
	} catch (error) {
		outcome = { failure: describeFailure(error), mailServerDown: isMailServerDown(error) }
	}
	if (outcome.failure)
		log.warn({ delivery: row.id, kind: row.kind, failure: outcome.failure }, 'a mail did not leave')
	return outcome
}
