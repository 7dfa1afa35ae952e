import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../tests/csv.ts'
import { writeCsv } from './csv-file.ts'

describe('a table as a file', () => {
	it('has a header, CRLF, plain dates, and quotes where they are needed', () => {
		const rows = [[{ plain: '2026-11-19', words: '19 Nov' }, 'He said "no", twice.', 3]]
		expect(writeCsv({ head: ['Session', 'Words', 'Kept'], rows })).toBe(
			'Session,Words,Kept\r\n2026-11-19,"He said ""no"", twice.",3\r\n'
		)
	})

	it('lets no field be a formula, and leaves numbers alone', () => {
		const fields = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1']
		const [, ...rows] = parseCsv(writeCsv({ head: ['a'], rows: fields.map((field) => [field]) }))
		expect(rows.flat()).toEqual(fields.map((field) => `'${field}`))
		expect(writeCsv({ head: ['a'], rows: [[-1]] })).toBe('a\r\n-1\r\n')
		expect(writeCsv({ head: ['a'], rows: [['a-b = c']] })).toBe('a\r\na-b = c\r\n')
	})

	it('is read back as what it was, whatever was written', () => {
		const field = fc.string({ unit: fc.constantFrom(...'=+-@",\r\n\t \'aé漢＝'), maxLength: 12 })
		fc.assert(
			fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 }), (rows) => {
				const back = parseCsv(writeCsv({ head: ['a', 'b'], rows })).slice(1)
				expect(back.map((row) => row.map((one) => one.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/, '')))).toEqual(
					rows.map((row) => row.map((one) => one.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/, '')))
				)
			})
		)
	})
})
