import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	blankWeek,
	cellAt,
	cellsBetween,
	copyMonday,
	halfHoursOfDay,
	isWeek,
	markAt,
	marks,
	paint,
	placeOf,
	strokeFrom,
	type Mark
} from './week-marks.ts'
import { shownSlots } from './shown-slots.ts'
import { markWorkingHours } from './week-starts.ts'
import { cellLabel, cellLook, countHours, countWords, rangeWords } from './week-words.ts'

const anyMark = fc.constantFrom<Mark>(...marks, '.')
const anyCell = fc.nat({ max: 335 })
const anyWeek = fc.array(anyMark, { minLength: 336, maxLength: 336 }).map((letters) => letters.join(''))

describe('a week of marks', () => {
	test('is 336 letters of four', () => {
		expect(isWeek(blankWeek)).toBe(true)
		expect(
			['', 'g', `${blankWeek}.`, blankWeek.replace('.', 'G'), blankWeek.replace('.', '\n')].map(isWeek)
		).toEqual(Array(5).fill(false))
	})

	test('painting changes the half-hours given and no others', () => {
		fc.assert(
			fc.property(anyWeek, anyCell, anyCell, anyMark, (week, one, other, mark) => {
				const cells = cellsBetween(one, other)
				const painted = paint(week, cells, mark)
				expect(isWeek(painted)).toBe(true)
				for (let cell = 0; cell < 336; cell++) {
					expect(markAt(painted, cell)).toBe(cells.includes(cell) ? mark : markAt(week, cell))
				}
			})
		)
	})

	test('the corners of a range may be given in any order, and it holds both', () => {
		fc.assert(
			fc.property(anyCell, anyCell, (one, other) => {
				const cells = cellsBetween(one, other)
				expect(cellsBetween(other, one)).toEqual(cells)
				expect(cells).toContain(one)
				expect(cells).toContain(other)
				const [a, b] = [placeOf(one), placeOf(other)]
				expect(cells).toHaveLength((Math.abs(a.day - b.day) + 1) * (Math.abs(a.slot - b.slot) + 1))
			})
		)
	})

	test('a stroke that begins on its own mark clears', () => {
		const week = paint(blankWeek, [30], 'p')
		expect([strokeFrom(week, 30, 'p'), strokeFrom(week, 30, 'g'), strokeFrom(week, 31, 'p')]).toEqual([
			'.',
			'g',
			'p'
		])
	})

	test('what does not exist is passed over', () => {
		expect(paint(blankWeek, [-1, 336, 1.5], 'g')).toBe(blankWeek)
		expect([markAt(blankWeek, -1), markAt(blankWeek, 336)]).toEqual(['.', '.'])
	})

	test('Monday is copied to Friday, and the weekend stays', () => {
		fc.assert(
			fc.property(anyWeek, (week) => {
				const copied = copyMonday(week)
				expect(isWeek(copied)).toBe(true)
				for (const day of [0, 1, 2, 3, 4])
					expect(copied.slice(day * 48, day * 48 + 48)).toBe(week.slice(0, halfHoursOfDay))
				expect(copied.slice(240)).toBe(week.slice(240))
			})
		)
	})

	test('working hours are 35 good ones, and leave the rest as it is', () => {
		const evening = paint(blankWeek, [cellAt(0, 40)], 'p')
		const week = markWorkingHours(evening)
		expect([countHours(week, 'g'), countHours(week, 'p')]).toEqual([35, 0.5])
		expect([cellAt(0, 18), cellAt(4, 33)].map((cell) => markAt(week, cell))).toEqual(['g', 'g'])
		expect(
			[cellAt(0, 17), cellAt(0, 24), cellAt(4, 34), cellAt(5, 20)].map((cell) => markAt(week, cell))
		).toEqual(['.', '.', '.', '.'])
	})
})

describe('a week in words', () => {
	test('counts hours and halves', () => {
		expect(countWords(blankWeek)).toBe('Nothing marked yet')
		expect(countWords(paint(blankWeek, [0], 'x'))).toBe('Painful hours only')
		expect(countWords(paint(blankWeek, [0], 'g'))).toBe('½ good, no possible hours')
		expect(countWords(paint(blankWeek, [0, 1], 'p'))).toBe('No good, 1 possible hour')
		const week = paint(paint(blankWeek, cellsBetween(0, 44), 'g'), cellsBetween(48, 89), 'p')
		expect(countWords(week)).toBe('22½ good, 21 possible hours')
	})

	test('names a half-hour with its mark, the last of the week too', () => {
		const week = paint(blankWeek, [cellAt(2, 30)], 'x')
		expect(cellLabel(week, cellAt(2, 30))).toBe('Wednesday 15:00 to 15:30, painful')
		expect(cellLabel(week, 335)).toBe('Sunday 23:30 to 24:00, not marked')
	})

	test('names a range from either corner', () => {
		expect(rangeWords(cellAt(2, 24), cellAt(0, 18))).toBe('Monday to Wednesday, 09:00 to 12:30')
		expect(rangeWords(cellAt(2, 24), cellAt(2, 24))).toBe('Wednesday 12:00 to 12:30')
	})

	test('every run begins once and ends once, and none goes over midnight', () => {
		fc.assert(
			fc.property(anyWeek, (week) => {
				const looks = Array.from({ length: 336 }, (_, cell) => cellLook(week, cell))
				expect(looks.filter(({ first }) => first)).toHaveLength(looks.filter(({ last }) => last).length)
				for (let day = 0; day < 7; day++) {
					expect(looks[cellAt(day, 0)]?.first).toBe(true)
					expect(looks[cellAt(day, 47)]?.last).toBe(true)
				}
			})
		)
	})

	test('shows the day from 8 to 20, and all that is marked', () => {
		expect(shownSlots(blankWeek)).toEqual({ from: 16, to: 40 })
		expect(shownSlots(paint(blankWeek, [cellAt(3, 13), cellAt(6, 42)], 'x'))).toEqual({ from: 12, to: 44 })
		fc.assert(
			fc.property(anyWeek, (week) => {
				const { from, to } = shownSlots(week)
				for (let cell = 0; cell < 336; cell++) {
					const { slot } = placeOf(cell)
					if (markAt(week, cell) !== '.') expect(slot >= from && slot < to).toBe(true)
				}
			})
		)
	})
})
