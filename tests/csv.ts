/**
 * The fields of a file of comma-separated values (RFC 4180, CRLF), line by line, without the mark of UTF-8 before them; for
 * looking at what was downloaded.
 */
export function parseCsv(file: string): string[][] {
	const text = file.replace(/^\uFEFF/, '')
	const rows: string[][] = []
	let row: string[] = []
	for (let at = 0; at < text.length;) {
		let field = ''
		if (text[at] === '"') {
			for (at++; at < text.length; at++) {
				if (text[at] !== '"') field += text[at]
				else if (text[at + 1] === '"') field += text[at++]
				else break
			}
			at++
		} else
			while (at < text.length && text[at] !== ',' && text.slice(at, at + 2) !== '\r\n') field += text[at++]
		row.push(field)
		if (text[at] === ',') {
			at++
			continue
		}
		if (text.slice(at, at + 2) !== '\r\n') throw new Error(`A line does not end at ${at}`)
		at += 2
		rows.push(row)
		row = []
	}
	return rows
}
