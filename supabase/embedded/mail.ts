import { createTransport } from 'nodemailer'

export interface Mail {
	to: string
	subject: string
	text: string
	html: string
}
export type SendMail = (mail: Mail) => Promise<void>

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/**
 * What a simple HTML mail says, as text: one line for each paragraph, a link's address behind its words. Lite
 * writes a text part of its own, with a link to a page that the app does not have.
 */
export function asText(html: string): string {
	return html
		.replace(/<(head|style|title)\b[\s\S]*?<\/\1>/gi, '')
		.replace(/<a\b[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '$2 ($1)')
		.replace(/\s+/g, ' ')
		.replace(/<\/p>|<br\s*\/?>/gi, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&(\w+|#39);/g, (entity, name: string) => entities[name] ?? entity)
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.join('\n\n')
}

/** Sends through an SMTP server given as `smtp://host:port` (a name and password may precede the host). */
export function smtp(url: string, from: string): SendMail {
	const transport = createTransport(url)
	return async (mail) => {
		await transport.sendMail({ from, ...mail })
	}
}
