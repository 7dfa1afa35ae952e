import { answerChart } from '$lib/server/insight-files'
import { chartsOfMine } from '$lib/server/insights-of'

export const GET = async (event) => answerChart(await chartsOfMine(event), event.params.chart, 'csv')
