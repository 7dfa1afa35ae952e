/** A mail as its parts. `said` is in people's own words; the link is the one thing to do. */
export interface Letter {
	subject: string
	paragraphs: (string | { said: string })[]
	link: { label: string; href: string }
	/** The same thing to do for others of its kind, in order; few letters have any. */
	others?: { label: string; href: string }[]
	/** Small print: one sentence a line. */
	aside: string[]
	/** Where one sets what comes; after the small print. */
	footer?: { label: string; href: string }[]
}

/** A mail as nodemailer takes it. */
export interface Mail {
	subject: string
	text: string
	html: string
	headers?: Record<string, string>
	/** In the place of the usual sender. */
	from?: { name: string; address: string }
	icalEvent?: { method: 'REQUEST' | 'CANCEL'; content: string; filename: string }
}
