import { describe, expect, it } from 'vitest'
import { googleLink, outlookLink, webcalLink } from './calendar-links.ts'

const entry = {
	title: 'Learning circle',
	description: 'Come & join + talk',
	link: 'https://fortnight.example/s/fns_abc',
	startsAt: new Date('2026-12-03T15:00Z'),
	endsAt: new Date('2026-12-03T16:00Z')
}
const details = 'Come%20%26%20join%20%2B%20talk%0A%0Ahttps%3A%2F%2Ffortnight.example%2Fs%2Ffns_abc'
const link = 'https%3A%2F%2Ffortnight.example%2Fs%2Ffns_abc'

describe('a one-shot calendar link', () => {
	it('opens Google Calendar', () => {
		expect(googleLink(entry)).toBe(
			'https://calendar.google.com/calendar/render?action=TEMPLATE&text=Learning%20circle' +
				`&dates=20261203T150000Z%2F20261203T160000Z&details=${details}&location=${link}`
		)
	})

	it('opens Outlook, private or of a company', () => {
		const query =
			'?path=/calendar/action/compose&rru=addevent&startdt=2026-12-03T15%3A00%3A00Z' +
			`&enddt=2026-12-03T16%3A00%3A00Z&subject=Learning%20circle&body=${details}&location=${link}`
		expect(outlookLink(entry, 'live')).toBe(`https://outlook.live.com/calendar/deeplink/compose${query}`)
		expect(outlookLink(entry, 'office')).toBe(`https://outlook.office.com/calendar/deeplink/compose${query}`)
	})

	it('carries hostile text as text, in its own parameter', () => {
		const title = 'a b+c&dates=1#x"<\r\n\ud800\0'
		for (const made of [googleLink({ ...entry, title }), outlookLink({ ...entry, title }, 'live')]) {
			const { searchParams, hash } = new URL(made)
			expect(searchParams.get('text') ?? searchParams.get('subject')).toBe('a b+c&dates=1#x"<\n\ufffd')
			expect(searchParams.getAll('dates').length).toBeLessThanOrEqual(1)
			expect(hash).toBe('')
			expect(made).not.toMatch(/[+\s"<]/)
		}
	})
})

it('subscribes by webcal', () => {
	expect(webcalLink('https://x.example/feed/fnf_1.ics')).toBe('webcal://x.example/feed/fnf_1.ics')
	expect(webcalLink('http://127.0.0.1:3000/feed/fnf_1.ics')).toBe('webcal://127.0.0.1:3000/feed/fnf_1.ics')
})
