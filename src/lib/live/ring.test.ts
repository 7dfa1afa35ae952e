import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { placeSeats } from './ring.ts'

test('puts the first seat at the top, and goes clockwise', () => {
	expect(placeSeats(4)).toEqual({
		seats: [
			{ x: 50, y: 0 },
			{ x: 89.4, y: 50 },
			{ x: 50, y: 100 },
			{ x: 10.6, y: 50 }
		],
		middle: 50,
		height: 2,
		least: 86
	})
})

test('leaves no room below the lowest seat: of three none is opposite the first', () => {
	const { seats, middle, height } = placeSeats(3)
	expect(seats.map(({ y }) => y)).toEqual([0, 100, 100])
	expect(height).toBe(1.5)
	expect(middle).toBeCloseTo(66.67)
	expect(placeSeats(1)).toMatchObject({ seats: [{ x: 50, y: 0 }], height: 1.5 })
})

test('keeps up to ten seats and their names apart where the ring is as low as it gets, 320 wide', () => {
	for (let count = 2; count <= 10; count++) {
		const { seats, height, least } = placeSeats(count)
		const places = seats.map(({ x, y }) => ({ x: x * 3.2, y: (y / 100) * height * least }))
		places.forEach((place, index) => {
			const next = places[(index + 1) % count] ?? place
			const [across, down] = [Math.abs(place.x - next.x), Math.abs(place.y - next.y)]
			// A name ends 41 below the middle of its seat and is up to 88 wide; a seat is 40 high and wide.
			expect(down >= 60 || across >= 64, `${count} seats, at ${index}`).toBe(true)
		})
	}
})

test('is as high, and as low at the least, as the table’s styles have it', () => {
	const styles = readFileSync(new URL('./SeatTable.svelte', import.meta.url), 'utf8')
	const rules = [...styles.matchAll(/\.table(\S*(?: \[\S+)?) \{([^}]*--(?:radii|least)[^}]*)\}/g)]
	for (let count = 1; count <= 10; count++) {
		const found: Record<string, string> = {}
		for (const [, of = '', body = ''] of rules) {
			if (of !== '' && !of.includes(`'${count}'`)) continue
			for (const [, name = '', value = ''] of body.matchAll(/--(radii|least): ([^;]+);/g)) found[name] = value
		}
		const { height, least } = placeSeats(count)
		expect([count, found]).toEqual([count, { radii: String(height), least: `${least}px` }])
	}
})
