import { calendarLetter } from './calendar-letter.ts'
import { tellOfChange } from './change-letter.ts'
import { giveSeat, offerSeat, tellOfClosing } from './circle-letter.ts'
import { tellOfClocks } from './clock-letter.ts'
import type { Delivery, DeliveryOf, Desk } from './delivery.ts'
import { askForDuty, tellOfAnswer, tellOfDuty } from './duty-letter.ts'
import { encourage } from './encouragement-letter.ts'
import { invite } from './invitation-letter.ts'
import type { Letter, Mail } from './letter.ts'
import { nudge } from './nudge-letter.ts'
import { askAboutSeason, askAboutSession } from './question-letter.ts'
import { tellRecord } from './record-letter.ts'
import { remind } from './reminder-letter.ts'
import { setLetter } from './set-letter.ts'

/** What is needed besides for calendar entries: our bare address, and the domain that takes answers, if there is one. */
export interface Sender extends Desk {
	mailFrom: string
	replyDomain: string | undefined
}

/**
 * Writes the mail of a delivery, in the reader's zone and language for dates. Nothing that a circle says among itself is
 * in it. All but invitations can be stopped: with one click from the mail program (RFC 8058), and by a link in the mail.
 */
export function compose(delivery: Delivery, sender: Sender): Mail {
	if (delivery.kind === 'invitation') return setLetter(invite(delivery, sender))
	const stop = `${sender.origin}/unsubscribe/${delivery.unsubscribe}`
	const { letter, ...parts } =
		delivery.kind === 'calendar_entry'
			? calendarLetter(delivery, sender)
			: { letter: write(delivery, sender) }
	return {
		...setLetter({
			...letter,
			footer: [
				{ label: 'What we mail you', href: `${sender.origin}/me/mail` },
				{ label: 'No more of these', href: stop }
			]
		}),
		...parts,
		headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
	}
}

/** The letter of a delivery, before it is set as a mail. */
export function write(
	delivery: Exclude<Delivery, DeliveryOf<'invitation' | 'calendar_entry'>>,
	desk: Desk
): Letter {
	switch (delivery.kind) {
		case 'session_changed':
			return tellOfChange(delivery, desk)
		case 'reminder':
			return remind(delivery, desk)
		case 'clock_change':
			return tellOfClocks(delivery, desk)
		case 'quorum_question':
			return askAboutSession(delivery, desk)
		case 'season_question':
			return askAboutSeason(delivery, desk)
		case 'session_record':
			return tellRecord(delivery, desk)
		case 'nudge':
			return nudge(delivery, desk)
		case 'encouragement':
			return encourage(delivery, desk)
		case 'duty_asked':
			return askForDuty(delivery, desk)
		case 'duty_answered':
			return tellOfAnswer(delivery, desk)
		case 'duty_given':
			return tellOfDuty(delivery, desk)
		case 'seat_free':
			return giveSeat(delivery, desk)
		case 'seat_offered':
			return offerSeat(delivery, desk)
		case 'circle_closed':
			return tellOfClosing(delivery, desk)
	}
}
