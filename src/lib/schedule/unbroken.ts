/**
 * A day in words that keeps its date on one line, for large headings: 'Wednesday 2 December' then breaks after the
 * weekday alone. The spaces at the number and before the year become such that no line breaks there.
 */
export function unbroken(day: string): string {
	return day.replace(/(\d\S*) /g, '$1\u00A0').replace(/ (\d+)(?=,|$)/g, '\u00A0$1')
}
