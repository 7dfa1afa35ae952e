/**
 * A week of 336 half-hours as one text, a letter each, Monday 00:00 first: `g` good, `p` possible, `x` painful, `.` out
 * of the question. In the person's own zone, whichever that is on the date. The same text is stored, posted and drawn.
 */
export const halfHoursOfDay = 48
export const halfHoursOfWeek = 7 * halfHoursOfDay

export const marks = ['g', 'p', 'x'] as const
export type Mark = (typeof marks)[number] | '.'

export const markWords: Record<Mark, string> = {
	g: 'good',
	p: 'possible',
	x: 'painful',
	'.': 'not marked'
}

/** How marks are drawn everywhere: classes of app.css, by pattern and colour. An icon or a word goes with them. */
export const markClasses: Record<Mark, string> = { g: 'mark-g', p: 'mark-p', x: 'mark-x', '.': 'mark-none' }

export const blankWeek = '.'.repeat(halfHoursOfWeek)

/** Whether nothing is marked: it says no more than that nobody has marked it yet. */
export function isBlank(week: string): boolean {
	return week === blankWeek
}

/** Whether a text is a week of marks. */
export function isWeek(text: string): boolean {
	return text.length === halfHoursOfWeek && /^[gpx.]+$/.test(text)
}

/** A half-hour of the week, 0 to 335. */
export function cellAt(day: number, slot: number): number {
	return day * halfHoursOfDay + slot
}

/** Its day, 0 for Monday, and its half-hour of the day, 0 for 00:00. */
export function placeOf(cell: number): { day: number; slot: number } {
	return { day: Math.floor(cell / halfHoursOfDay), slot: cell % halfHoursOfDay }
}

/** The mark of a half-hour, 0 to 335; `.` for any other number. */
export function markAt(week: string, cell: number): Mark {
	const mark = week[cell]
	return mark === 'g' || mark === 'p' || mark === 'x' ? mark : '.'
}

/**
 * The half-hours between two corners, both included: the same hours on every day from the one's to the other's. Which
 * corner is given first does not matter.
 */
export function cellsBetween(one: number, other: number): number[] {
	const a = placeOf(one)
	const b = placeOf(other)
	const [firstDay, lastDay] = a.day < b.day ? [a.day, b.day] : [b.day, a.day]
	const [firstSlot, lastSlot] = a.slot < b.slot ? [a.slot, b.slot] : [b.slot, a.slot]
	const cells: number[] = []
	for (let day = firstDay; day <= lastDay; day++)
		for (let slot = firstSlot; slot <= lastSlot; slot++) cells.push(cellAt(day, slot))
	return cells
}

/** The week with these half-hours marked so; those that do not exist are passed over. */
export function paint(week: string, cells: Iterable<number>, mark: Mark): string {
	const letters = [...week]
	for (const cell of cells) if (cell in letters) letters[cell] = mark
	return letters.join('')
}

/** What a stroke paints that begins at a half-hour: the mark, or blank where it begins on the same mark. */
export function strokeFrom(week: string, cell: number, mark: Mark): Mark {
	return markAt(week, cell) === mark ? '.' : mark
}

/** The week with Monday's marks on Tuesday to Friday. */
export function copyMonday(week: string): string {
	return week.slice(0, halfHoursOfDay).repeat(5) + week.slice(5 * halfHoursOfDay)
}
