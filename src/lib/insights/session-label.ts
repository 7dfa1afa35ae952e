import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import type { Cell } from './chart.ts'
import type { Reader } from './mine.ts'

/** '19 Nov' where the reader is: what stands below a column. */
export function labelSession({ startsAt }: { startsAt: Date }, { zone, locale }: Reader): string {
	return dateWords(toWall(startsAt, zone).date, 'shortMonthDay', locale)
}

/** The same in a table, with its year; plain in a file. */
export function cellOfSession({ startsAt }: { startsAt: Date }, { zone, locale }: Reader): Cell {
	const { date } = toWall(startsAt, zone)
	return { plain: date, words: dateWords(date, 'monthDayWithYear', locale) }
}
