import { chartsOfMine } from '$lib/server/insights-of'

export const load = async (event) => ({ charts: await chartsOfMine(event) })
