import type { Letter, Mail } from './letter.ts'

/**
 * Sets a letter as plain text and as HTML that says the same. Whatever people typed is escaped, and cannot begin a
 * header: line ends and control characters leave the subject.
 */
export function setLetter({ subject, paragraphs, link, others = [], aside, footer = [] }: Letter): Mail {
	const text = [
		...paragraphs.map((part) => (typeof part === 'string' ? part : quote(part.said))),
		...[link, ...others].map(({ label, href }) => `${label}:\n${href}`),
		`-- \n${[...aside, ...footer.map(({ label, href }) => `${label}: ${href}`)].join('\n')}`
	]
	const body = [
		...paragraphs.map((part) =>
			typeof part === 'string' ? paragraph(part) : paragraph(part.said, `${serif}; ${rule}`)
		),
		`<p style="margin: 24px 0">${anchor(link, button)}</p>`,
		...others.map((other) => `<p style="margin: 0 0 16px">${anchor(other, quietButton)}</p>`),
		...(aside.length > 0 ? [paragraph(aside.join(' '), small)] : []),
		...(footer.length > 0
			? [`<p style="margin: 0; ${small}">${footer.map((one) => anchor(one)).join(' · ')}</p>`]
			: [])
	]
	return {
		// eslint-disable-next-line no-control-regex -- these are exactly what is to go
		subject: subject.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' '),
		text: `${text.join('\n\n')}\n`,
		html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(subject)}</title></head>
<body style="${page}">
${body.join('\n')}
</body>
</html>
`
	}
}

const page =
	"max-width: 560px; margin: 0; padding: 32px 20px; font: 17px/24px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
const serif = 'font-family: Georgia, serif'
const rule = 'padding-left: 16px; border-left: 1px solid #7a867e'
const small = 'font-size: 13px; line-height: 18px'
const button =
	'display: inline-block; padding: 14px 20px; border-radius: 10px; background: #ab470b; color: #ffffff; text-decoration: none'
const quietButton =
	'display: inline-block; padding: 13px 19px; border: 1px solid #7a867e; border-radius: 10px; color: inherit; text-decoration: none'

function paragraph(text: string, style = ''): string {
	return `<p style="margin: 0 0 16px${style && `; ${style}`}">${escape(text).replaceAll('\n', '<br>')}</p>`
}

function anchor({ label, href }: { label: string; href: string }, style = 'color: inherit'): string {
	return `<a href="${escape(href)}" style="${style}">${escape(label)}</a>`
}

function quote(text: string): string {
	return text
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n')
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
