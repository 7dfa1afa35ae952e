import { describe, expect, it } from 'vitest'
import { chart } from '../insights/chart.ts'
import { answerChart } from './insight-files.ts'

describe('a chart as a file', () => {
	it('of values begins with the mark of UTF-8, without which Excel breaks every name with an accent', async () => {
		const table = { head: ['Member', 'Times'], rows: [['Zoë', 3]] }
		const charts = [chart({ key: 'roles', heading: 'Roles', finding: 'One has served.', table })]
		const bytes = Buffer.from(await answerChart(charts, 'roles', 'csv').arrayBuffer())
		expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
		expect(bytes.subarray(3).toString('utf8')).toBe('Member,Times\r\nZoë,3\r\n')
	})

	it('is missing where there is nothing to take along', () => {
		const charts = [chart({ key: 'roles', heading: 'Roles', finding: 'Nobody has served yet.' })]
		expect(() => answerChart(charts, 'roles', 'csv')).toThrow()
		expect(() => answerChart(charts, 'hours', 'csv')).toThrow()
	})
})
