import { error } from '@sveltejs/kit'
import type { Chart } from '$lib/insights/chart'
import { writeCsv } from '$lib/insights/csv-file'
import { writeSvg } from '$lib/insights/svg-file'
import { missing } from './params'

// Without it Excel reads a file as of an old encoding, and every name with an accent is broken.
const byteOrderMark = '\uFEFF'

/** What a chart can be taken along as. */
const kinds = {
	csv: {
		type: 'text/csv; charset=utf-8',
		write: ({ table }: Chart) => table && byteOrderMark + writeCsv(table)
	},
	svg: {
		type: 'image/svg+xml; charset=utf-8',
		write: ({ heading, drawing }: Chart) => drawing && writeSvg(heading, drawing)
	}
}

/**
 * One chart of a page as a file. Its name says which chart it is, and nothing of whose.
 * @throws the 404 of missing things for a chart that there is not, or that shows nothing yet.
 */
export function answerChart(charts: readonly Chart[], key: string, kind: keyof typeof kinds): Response {
	const chart = charts.find((one) => one.key === key)
	const { type, write } = kinds[kind]
	const body = chart && write(chart)
	if (!body) error(404, missing)
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="fortnight-${key}.${kind}"`,
			'cache-control': 'no-store'
		}
	})
}
