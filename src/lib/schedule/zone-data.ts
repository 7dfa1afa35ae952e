// The one tz database of this product: moment-timezone's packed data, pinned in the lock file. Only its
// data is imported, none of its code. Node, browsers and PostgreSQL each bring another version of the tz
// database and disagree about sessions in 2026, so none of them is ever asked. The data is 700 KB: this
// module belongs on the server, pages get what was calculated.
import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' }

/** The stretches of time in which a zone keeps one offset, in order. The three lists run in parallel. */
export interface Periods {
	/** Where each ends, exclusive, in milliseconds since 1970; the next begins there. The last is Infinity. */
	ends: number[]
	/** Minutes to add to UTC, so +60 for Berlin in winter. */
	offsets: number[]
	/** What people there call it: 'CET', or '+0530' where the tz database has no name. */
	abbreviations: string[]
}

/** The years whose local dates can be converted. The packed data states every change until 2499. */
export const firstYear = 2000
export const lastYear = 2499

/** The release of the tz database, for instance '2026f': logged at start, stored beside each instant. */
export const tzVersion: string = packed.version

/** Names to choose from: one for each place that the tz database lists under a country, and UTC. */
export const zoneNames: readonly string[] = [
	...new Set(packed.countries.flatMap((country) => (country.split('|')[1] ?? '').split(' '))),
	'UTC'
].sort()

const packedByName = new Map(packed.zones.map((zone) => [zone.slice(0, zone.indexOf('|')), zone]))
for (const link of packed.links) {
	const [target = '', alias = ''] = link.split('|')
	packedByName.set(alias, packedByName.get(target) ?? '')
}

/** Whether the tz database knows this name, old names such as 'Asia/Calcutta' included. Case matters. */
export function isZone(name: string): boolean {
	return packedByName.has(name)
}

const unpacked = new Map<string, Periods>()

/**
 * The periods of a zone from {@link firstYear} on, unpacked at the first question and kept.
 * @throws RangeError for a name that the tz database does not know.
 */
export function periodsOf(zone: string): Periods {
	const known = unpacked.get(zone)
	if (known) return known
	const source = packedByName.get(zone)
	if (source === undefined) throw new RangeError(`Not a time zone: ${JSON.stringify(zone)}`)
	const periods = unpack(source)
	unpacked.set(zone, periods)
	return periods
}

// 'Name|abbreviations|minutes west|which of them, in turn|minutes from one change to the next|population',
// numbers in base 60 (https://momentjs.com/timezone/docs/#/data-formats/packed-format/).
function unpack(source: string): Periods {
	const [, abbreviations = '', offsets = '', order = '', changes = ''] = source.split('|')
	const names = abbreviations.split(' ')
	const minutesWest = offsets.split(' ').map(fromBase60)
	const gaps = changes.split(' ')
	const periods: Periods = { ends: [], offsets: [], abbreviations: [] }
	let end = 0
	for (const [position, symbol] of [...order].entries()) {
		const index = fromBase60(symbol)
		end = position === order.length - 1 ? Infinity : end + fromBase60(gaps[position] ?? '') * 60_000
		// A year of slack: the first local dates begin in the old year's UTC.
		if (end < Date.UTC(firstYear - 1, 0)) continue
		periods.ends.push(Math.round(end))
		periods.offsets.push(0 - (minutesWest[index] ?? NaN))
		periods.abbreviations.push(names[index] ?? '')
	}
	return periods
}

// Digits are 0–9, a–z, A–X; after a point come fractions, which only local mean times need.
function fromBase60(text: string): number {
	const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'
	const [whole = '', fraction = ''] = text.replace('-', '').split('.')
	const read = (part: string) => [...part].reduce((sum, digit) => sum * 60 + digits.indexOf(digit), 0)
	const size = read(whole) + read(fraction) / 60 ** fraction.length
	return text.startsWith('-') ? -size : size
}
