import { expect, test } from 'vitest'
import { board, placeSeats } from './ring.ts'

test('puts the first seat at the top, and goes clockwise', () => {
	expect(placeSeats(4)).toEqual([
		{ x: 180, y: 30 },
		{ x: 322, y: 168 },
		{ x: 180, y: 306 },
		{ x: 38, y: 168 }
	])
})

test('keeps ten seats apart by more than two of their radii, with their names on the board', () => {
	for (let count = 2; count <= 10; count++) {
		const places = placeSeats(count)
		places.forEach((place, index) => {
			const next = places[(index + 1) % count] ?? place
			expect(Math.hypot(place.x - next.x, place.y - next.y)).toBeGreaterThan(48)
			// The name stands 37 below the middle of its seat.
			expect(place.y + 37).toBeLessThan(board.height)
		})
	}
})
