import type { Cell, Table } from './chart.ts'

/**
 * A table as a file of comma-separated values (RFC 4180): a header line, CRLF after each line, quotes where a field has a
 * comma, a quote or a line break. UTF-8 is for whoever sends it.
 *
 * What people wrote may begin like a formula, and a spreadsheet would run it: such a field is given an apostrophe first,
 * which spreadsheets take for "this is text" (OWASP, CSV Injection).
 */
export function writeCsv({ head, rows }: Table): string {
	return [head, ...rows].map((row) => `${row.map(writeField).join(',')}\r\n`).join('')
}

function writeField(cell: Cell): string {
	if (typeof cell === 'number') return String(cell)
	const text = harmless(typeof cell === 'string' ? cell : cell.plain)
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// A blank before it does not help: spreadsheets trim. The wide forms are taken for the narrow ones by some.
const harmless = (text: string) => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)
