import { expect, it } from 'vitest'
import { firstOfEach } from './first-of-each.ts'

const now = new Date('2026-11-30T12:00:00Z')
const session = (circle: string, hours: number) => ({
	endsAt: new Date(now.getTime() + hours * 3_600_000),
	circle: { id: circle }
})

it('is the session that runs or comes next, once for each circle, in the order in which they come', () => {
	const over = session('a', 0)
	const running = session('a', 1)
	const next = session('b', 5)
	expect(firstOfEach([over, running, next, session('a', 300), session('b', 305)], now)).toEqual([
		running,
		next
	])
	expect(firstOfEach([over], now)).toEqual([])
})
