import type { Letter, Mail } from './letter.ts'

/**
 * Sets a letter as plain text and as HTML that says the same. Whatever people typed is escaped, and cannot begin a
 * header: line ends and control characters leave the subject.
 */
export function setLetter({ subject, paragraphs, link, aside, footer = [] }: Letter): Mail {
	const text = [
		...paragraphs.map((part) => (typeof part === 'string' ? part : quote(part.said))),
		`${link.label}:\n${link.href}`,
		`-- \n${[...aside, ...footer.map(({ label, href }) => `${label}: ${href}`)].join('\n')}`
	]
	const body = [
		...paragraphs.map((part) =>
			typeof part === 'string' ? paragraph(part) : paragraph(part.said, `${serif}; ${rule}`)
		),
		`<p style="margin: 24px 0"><a href="${escape(link.href)}" style="${button}">${escape(link.label)}</a></p>`,
		...(aside.length > 0 ? [paragraph(aside.join(' '), small)] : []),
		...(footer.length > 0 ? [`<p style="margin: 0; ${small}">${footer.map(anchor).join(' · ')}</p>`] : [])
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

function paragraph(text: string, style = ''): string {
	return `<p style="margin: 0 0 16px${style && `; ${style}`}">${escape(text).replaceAll('\n', '<br>')}</p>`
}

function anchor({ label, href }: { label: string; href: string }): string {
	return `<a href="${escape(href)}" style="color: inherit">${escape(label)}</a>`
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
