import { answerChart } from '$lib/server/insight-files'
import { chartsOfCircle } from '$lib/server/insights-of'

export const GET = async (event) =>
	answerChart((await chartsOfCircle(event)).charts, event.params.chart, 'csv')
