import { cellAt, placeOf } from './week-marks.ts'

/**
 * The half-hour that a key leads to from another, within the half-hours of the day that are shown (`to` exclusive):
 * arrows by one, Home and End to Monday and Sunday, Page Up and Page Down to the first and the last shown. It stays at
 * the edges; undefined for any other key.
 */
export function cellByKey(
	key: string,
	cell: number,
	{ from, to }: { from: number; to: number }
): number | undefined {
	const { day, slot } = placeOf(cell)
	const at = (toDay: number, toSlot: number) =>
		cellAt(Math.min(6, Math.max(0, toDay)), Math.min(to - 1, Math.max(from, toSlot)))
	switch (key) {
		case 'ArrowLeft':
			return at(day - 1, slot)
		case 'ArrowRight':
			return at(day + 1, slot)
		case 'ArrowUp':
			return at(day, slot - 1)
		case 'ArrowDown':
			return at(day, slot + 1)
		case 'Home':
			return at(0, slot)
		case 'End':
			return at(6, slot)
		case 'PageUp':
			return at(day, from)
		case 'PageDown':
			return at(day, to - 1)
	}
	return undefined
}
