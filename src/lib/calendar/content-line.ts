const maxOctets = 75
// Most texts are this already.
const isPlain = /^[\n -~]*$/

/**
 * Text that any calendar reader can carry: line breaks of every kind become '\n', other control characters
 * go (tab stays), halves of surrogate pairs become U+FFFD. Right-to-left marks and joiners stay, they are
 * part of people's names. U+0085, U+2028 and U+2029 count as line breaks because some readers split there.
 */
export function cleanText(text: string): string {
	if (isPlain.test(text)) return text
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
	return cleanText(text).replace(/[\\;,\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`))
}

/**
 * A content line as it is sent, with its CRLF: folded so that no line is longer than 75 octets without the
 * CRLF, and never inside a code point, so each line is valid UTF-8 by itself (RFC 5545 §3.1).
 */
export function foldLine(line: string): string {
	// Nearly all lines: too short whatever is in them, or one octet for each character.
	if (line.length * 3 <= maxOctets) return `${line}\r\n`
	if (isAscii.test(line)) return line.length <= maxOctets ? `${line}\r\n` : foldEvery(line)
	let folded = ''
	let octets = 0
	for (const codePoint of line) {
		const size = octetsOf(codePoint.codePointAt(0) ?? 0)
		if (octets + size > maxOctets) {
			folded += '\r\n '
			octets = 1
		}
		folded += codePoint
		octets += size
	}
	return `${folded}\r\n`
}

// eslint-disable-next-line no-control-regex -- the whole of ASCII
const isAscii = /^[\u0000-\u007f]*$/

function foldEvery(line: string): string {
	let folded = line.slice(0, maxOctets)
	// A continuation begins with a space, which counts.
	for (let start = maxOctets; start < line.length; start += maxOctets - 1) {
		folded += `\r\n ${line.slice(start, start + maxOctets - 1)}`
	}
	return `${folded}\r\n`
}

/** In UTF-8; half of a surrogate pair is written as U+FFFD. */
function octetsOf(codePoint: number): number {
	if (codePoint < 0x80) return 1
	if (codePoint < 0x800) return 2
	return codePoint < 0x10000 ? 3 : 4
}
