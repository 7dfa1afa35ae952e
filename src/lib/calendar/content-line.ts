const encoder = new TextEncoder()
const maxOctets = 75

/**
 * Text that any calendar reader can carry: line breaks of every kind become '\n', other control characters
 * go (tab stays), halves of surrogate pairs become U+FFFD. Right-to-left marks and joiners stay, they are
 * part of people's names. U+0085, U+2028 and U+2029 count as line breaks because some readers split there.
 */
export function cleanText(text: string): string {
	return (
		text
			.toWellFormed()
			.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
			// eslint-disable-next-line no-control-regex -- they are what must go
			.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
	)
}

/** A TEXT value: cleaned, then escaped so that it can end neither the value nor the line (RFC 5545 §3.3.11). */
export function escapeText(text: string): string {
	return cleanText(text)
		.replace(/[\\;,]/g, (character) => `\\${character}`)
		.replaceAll('\n', '\\n')
}

/**
 * A parameter value, always quoted. It has no escapes of its own, but readers invent some: so quotes in it
 * become apostrophes, backslashes slashes and line breaks spaces, and a caret is doubled, because it begins
 * an escape for those who know RFC 6868.
 */
export function quoteParameter(text: string): string {
	const plain = cleanText(text).replaceAll('"', "'").replaceAll('\\', '/').replaceAll('\n', ' ')
	return `"${plain.replaceAll('^', '^^')}"`
}

/**
 * A content line as it is sent, with its CRLF: folded so that no line is longer than 75 octets without the
 * CRLF, and never inside a code point, so each line is valid UTF-8 by itself (RFC 5545 §3.1).
 */
export function foldLine(line: string): string {
	let folded = ''
	let octets = 0
	for (const codePoint of line) {
		const size = encoder.encode(codePoint).length
		if (octets + size > maxOctets) {
			folded += '\r\n '
			octets = 1
		}
		folded += codePoint
		octets += size
	}
	return `${folded}\r\n`
}
