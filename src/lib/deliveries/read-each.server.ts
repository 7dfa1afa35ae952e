import { log } from '$lib/server/log'
import { describeFailure } from './failure'

/**
 * What comes of each row, one after another. One that cannot be read or reckoned with, since people write zones and
 * dates as they like, is logged without its words and holds up no other.
 * @param leftOut said in the log of a row that is left out
 */
export function readEach<Row, Made>(
	rows: readonly Row[],
	leftOut: string,
	read: (row: Row) => readonly Made[]
): Made[] {
	return rows.flatMap((row) => {
		try {
			return read(row)
		} catch (error) {
			log.warn({ failure: describeFailure(error) }, leftOut)
			return []
		}
	})
}
