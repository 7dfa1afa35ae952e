import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A calendar mail as it arrived. */
export interface CalendarMail {
	subject: string
	from: string
	text: string
	method: string
	uid: string
	sequence: number
	stamp: string
	organizer: string
	attendees: { address: string; partstat: string }[]
	/** Of the calendar's own part. */
	object: string
	raw: string
}

/** What a calendar has under one UID. */
export interface CalendarItem {
	starts: string
	ends: string
	sequence: number
	stamp: string
	cancelled: boolean
}

/** Mailboxes behind one real SMTP server, each with the calendar that its mails make (RFC 5546 §2.1.4 and §2.1.5). */
export async function openMailboxes() {
	const mails = new Map<string, CalendarMail[]>()
	const calendars = new Map<string, Map<string, CalendarItem>>()
	/** What the server answers after it has kept the mail: 250 unless told. */
	let answerAfter: (address: string) => number = () => 250

	const calendarOf = (address: string) => {
		const calendar = calendars.get(address) ?? new Map<string, CalendarItem>()
		calendars.set(address, calendar)
		return calendar
	}

	async function take(address: string, raw: Buffer): Promise<void> {
		const mail = await readMail(raw)
		if (!mail) return
		mails.set(address, [...(mails.get(address) ?? []), mail.mail])
		const known = calendarOf(address).get(mail.mail.uid)
		// Older ones are ignored; of two with one sequence the later stamp counts.
		const { sequence, stamp } = mail.mail
		if (known && (sequence < known.sequence || (sequence === known.sequence && stamp < known.stamp))) return
		if (mail.mail.method === 'CANCEL' && !known) return
		calendarOf(address).set(mail.mail.uid, mail.item)
	}

	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, session, done) {
			const chunks: Buffer[] = []
			stream.on('data', (chunk: Buffer) => chunks.push(chunk))
			stream.on('end', () => {
				const address = session.envelope.rcptTo[0]?.address ?? ''
				take(address, Buffer.concat(chunks)).then(() => {
					const code = answerAfter(address)
					if (code === 250) done()
					else done(Object.assign(new Error('Later'), { responseCode: code }))
				}, done)
			})
		}
	})
	server.on('error', () => {})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const address = server.server.address()
	if (address === null || typeof address === 'string') throw new Error('The mail server has no port')
	return {
		port: address.port,
		mailsOf: (person: { email: string }) => mails.get(person.email) ?? [],
		/** What a person sees: the entries that are not cancelled, by start. */
		shownTo: (person: { email: string }) =>
			[...calendarOf(person.email)]
				.filter(([, item]) => !item.cancelled)
				.map(([uid, { starts, ends }]) => ({ uid, starts, ends }))
				.toSorted((a, b) => (a.starts < b.starts ? -1 : 1)),
		answerWith: (answer: (address: string) => number) => void (answerAfter = answer),
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	}
}

async function readMail(raw: Buffer): Promise<{ mail: CalendarMail; item: CalendarItem } | null> {
	const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
	const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
	if (!part) return null
	const object = String(part.content)
	const calendar = new ICAL.Component(ICAL.parse(object))
	const [component, ...others] = calendar.getAllSubcomponents('vevent')
	if (!component || others.length > 0) throw new Error('A calendar mail has one event')
	const event = new ICAL.Event(component)
	const stamp = String(component.getFirstPropertyValue('dtstamp'))
	const method = String(calendar.getFirstPropertyValue('method'))
	if (part.method !== method) throw new Error('The part and its calendar name different methods')
	return {
		mail: {
			subject: mail.subject ?? '',
			from: mail.from?.address ?? '',
			text: mail.text ?? '',
			method,
			uid: event.uid,
			sequence: event.sequence,
			stamp,
			organizer: String(component.getFirstPropertyValue('organizer')),
			attendees: component.getAllProperties('attendee').map((attendee) => ({
				address: String(attendee.getFirstValue()),
				partstat: String(attendee.getFirstParameter('partstat'))
			})),
			object,
			raw: raw.toString()
		},
		item: {
			starts: event.startDate.toJSDate().toISOString(),
			ends: event.endDate.toJSDate().toISOString(),
			sequence: event.sequence,
			stamp,
			cancelled: method === 'CANCEL'
		}
	}
}
