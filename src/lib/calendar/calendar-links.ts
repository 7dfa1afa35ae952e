import { cleanText } from './content-line.ts'

/** What a one-shot copy carries. It does not follow later changes; the page that offers it says so. */
export interface LinkedEntry {
	title: string
	description: string
	/** An absolute address; it stands in the place and, after the description, in the text. */
	link: string
	startsAt: Date
	endsAt: Date
}

/** The address that opens Google Calendar with a filled-in event. */
export function googleLink(entry: LinkedEntry): string {
	const dates = [entry.startsAt, entry.endsAt].map((instant) => seconds(instant).replace(/[-:]/g, ''))
	return address('https://calendar.google.com/calendar/render?action=TEMPLATE', {
		text: entry.title,
		dates: dates.join('/'),
		details: textOf(entry),
		location: entry.link
	})
}

/** The same for Outlook: `live` for private accounts, `office` for those of a company. */
export function outlookLink(entry: LinkedEntry, account: 'live' | 'office'): string {
	const page = `https://outlook.${account}.com/calendar/deeplink/compose`
	return address(`${page}?path=/calendar/action/compose&rru=addevent`, {
		startdt: seconds(entry.startsAt),
		enddt: seconds(entry.endsAt),
		subject: entry.title,
		body: textOf(entry),
		location: entry.link
	})
}

/** The address that makes a calendar app subscribe to a feed instead of downloading it once. */
export function webcalLink(feedAddress: string): string {
	return feedAddress.replace(/^https?:/, 'webcal:')
}

function textOf({ description, link }: LinkedEntry): string {
	return `${description}\n\n${link}`
}

/** '2026-12-03T15:00:00Z' */
function seconds(instant: Date): string {
	return instant.toISOString().replace(/\.\d{3}/, '')
}

// Not URLSearchParams: it writes a space as '+', which Outlook shows as a plus.
function address(start: string, parameters: Record<string, string>): string {
	const parts = Object.entries(parameters).map(([name, value]) => {
		return `${name}=${encodeURIComponent(cleanText(value))}`
	})
	return [start, ...parts].join('&')
}
