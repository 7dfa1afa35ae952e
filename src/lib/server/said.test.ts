import { expect, it } from 'vitest'
import { saidBy } from './said.ts'

const id = '0b9d6d0e-6a52-4f0e-9d0c-0a2f5f7a1c11'
const request = (headers: Record<string, string>) => new Request('http://localhost/', { headers })

it('is as old as the device counted, by our clock', () => {
	const before = Date.now()
	const said = saidBy(request({ 'x-fortnight-entry': id, 'x-fortnight-age': '60000' }))
	expect(said.id).toBe(id)
	expect(before - said.at.getTime()).toBeGreaterThanOrEqual(60_000 - 1000)
	expect(before - said.at.getTime()).toBeLessThanOrEqual(60_000)
})

it('is sixty days old at most, however long the phone lay in a drawer', () => {
	const said = saidBy(request({ 'x-fortnight-entry': id, 'x-fortnight-age': '31536000000' }))
	expect(said.id).toBe(id)
	expect(Date.now() - said.at.getTime()).toBeLessThan(61 * 86_400_000)
})

it('is now, with an id of its own, for a form that brings none or nonsense', () => {
	const nonsense: Record<string, string>[] = [
		{},
		{ 'x-fortnight-entry': id },
		{ 'x-fortnight-entry': 'x', 'x-fortnight-age': '5' },
		{ 'x-fortnight-entry': id, 'x-fortnight-age': '-5' },
		{ 'x-fortnight-entry': id, 'x-fortnight-age': '1e99' }
	]
	for (const headers of nonsense) {
		const said = saidBy(request(headers))
		expect(said.id).not.toBe(id)
		expect(Math.abs(Date.now() - said.at.getTime())).toBeLessThan(1000)
	}
})

it('comes after what the device sent before it, where it names that', () => {
	const named = { 'x-fortnight-entry': id, 'x-fortnight-age': '5' }
	const before = '5b9d6d0e-6a52-4f0e-9d0c-0a2f5f7a1c11'
	expect(saidBy(request({ ...named, 'x-fortnight-after': before })).after).toBe(before)
	expect(saidBy(request({ ...named, 'x-fortnight-after': 'x' }))).not.toHaveProperty('after')
	expect(saidBy(request({ ...named, 'x-fortnight-after': 'x' })).id).toBe(id)
})
