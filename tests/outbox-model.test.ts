import { afterAll, beforeAll, expect, test } from 'vitest'
import { figures } from './outbox-device.ts'
import { playAll } from './outbox-lanes.ts'
import { startStack, type Stack } from './stack.ts'

/*
 * The outbox on the production build and the real database, 2,000 stories of it: see outbox-run.ts for what happens in
 * one, and tests/bench/outbox.ts for many more. They are the same 2,000 each time, so that what fails is what was changed;
 * the bench tells others. A failure prints its shortest story; RUNS and SEED choose.
 */

const runs = Number(process.env.RUNS ?? 2000)
const seed = Number(process.env.SEED ?? 14)

let stack: Stack

beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack?.stop())

test('whatever fails, what was written arrives once, in the order in which it was written', async () => {
	const told = await playAll(stack, runs, seed)
	expect(told.reports, `seed ${seed}`).toEqual([])
	expect(told.runs).toBeGreaterThanOrEqual(runs)
	// All of it was tried: nothing here is true for want of trouble.
	for (const [what, times] of Object.entries(figures)) expect(times, what).toBeGreaterThan(runs / 100)
})
