import { expect, test } from 'vitest'
import { openGate } from './gate.ts'

test('so many are within at a time, in the order in which they came, also when one throws', async () => {
	const gate = openGate(2)
	const began: number[] = []
	const ends: (() => void)[] = []
	const enter = (which: number) =>
		gate(async () => {
			began.push(which)
			await new Promise<void>((resolve) => ends.push(resolve))
			if (which === 0) throw new Error('Of this one alone')
			return which
		}).catch(() => 'threw')
	const settle = () => new Promise((resolve) => setTimeout(resolve))
	const all = [0, 1, 2, 3].map(enter)
	await settle()
	expect(began).toEqual([0, 1])
	ends[0]?.()
	await settle()
	expect(began).toEqual([0, 1, 2])
	// Whoever comes just then is behind those who wait.
	ends[1]?.()
	const late = enter(4)
	await settle()
	expect(began).toEqual([0, 1, 2, 3])
	ends[2]?.()
	ends[3]?.()
	await settle()
	ends[4]?.()
	expect(await Promise.all([...all, late])).toEqual(['threw', 1, 2, 3, 4])
})
