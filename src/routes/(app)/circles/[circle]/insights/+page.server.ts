import { chartsOfCircle } from '$lib/server/insights-of'

export const load = (event) => chartsOfCircle(event)
