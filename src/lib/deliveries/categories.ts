/** The sorts of mail that a person can stop, as the database names them, in the order of the page. */
export const categories = [
	'session_changes',
	'day_before',
	'hour_before',
	'clock_changes',
	'records',
	'nudges',
	'questions',
	'duties'
] as const

export type Category = (typeof categories)[number]

/** What each sort is called, what is in it, and, after “Without them,”, what follows when it is off. Calendar entries have a page of their own. */
export const categoryWords: Record<Category | 'calendar', { name: string; says: string; without: string }> = {
	session_changes: {
		name: 'Changes',
		says: 'A session is moved, cancelled, added or on again; a circle is closed.',
		without: 'the calendar feed and the pages still show every change, some calendars only after a day.'
	},
	day_before: {
		name: 'A day before',
		says: 'When tomorrow’s session is, and what you said.',
		without: 'nobody reminds you a day before a session.'
	},
	hour_before: {
		name: 'An hour before',
		says: 'When the call opens, and the link to it.',
		without: 'nobody reminds you an hour before a session.'
	},
	clock_changes: {
		name: 'Clock changes',
		says: 'Three days before clocks change and a session is at another hour for you.',
		without: 'times on the pages and in the calendar are right all the same.'
	},
	records: {
		name: 'Afterwards',
		says: 'How much is kept of a session you were in, and when the next one is.',
		without: 'you find what is kept on the session’s page.'
	},
	nudges: {
		name: 'In between',
		says: 'Halfway to when your commitments are due, once: still on, changed, done? And when a witness is with you.',
		without: 'nobody asks in between. What you want to do stays on the page of your commitments.'
	},
	questions: {
		name: 'Questions',
		says: 'Few come: how to go on? The season ends: what next? A seat is yours.',
		without: 'you find what is asked on the circle’s page.'
	},
	duties: {
		name: 'Duties',
		says: 'Somebody asks you to swap, answers you, or a turn comes to you.',
		without: 'you find who does what on the circle’s rota.'
	},
	calendar: {
		name: 'Sessions by mail',
		says: 'Each session as a calendar entry, with its changes.',
		without:
			'what came by mail leaves your calendar. Subscribe to your feed instead, or it shows none of your sessions.'
	}
}
