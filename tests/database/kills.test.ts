// The embedded default killed hard under writes; npx node tests/bench/kills.ts is the same with 200 kills.
import { expect, test } from 'vitest'
import { keepLedger, type Row } from '../kill-ledger.ts'
import { isHarmed, killUnderWrites } from '../kills.ts'

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, some) => all + some, 0)

test('a server that is killed under writes has every acknowledged one after its restart, once and whole', async () => {
	const toll = await killUnderWrites({ kills: 5, seed: 26 })
	expect(toll).toMatchObject({
		kills: 5,
		lost: [],
		changed: [],
		doubled: [],
		half: [],
		strange: [],
		unsound: []
	})
	expect(sum(toll.acknowledged)).toBeGreaterThan(50)
	expect(toll.unanswered).toBeGreaterThan(0)
	console.log(`${toll.kills} kills, ${sum(toll.acknowledged)} acknowledged writes, ${toll.lost.length} lost`)
}, 180_000)

test('control: a database that answers before it has written loses some', async () => {
	const toll = await killUnderWrites({ kills: 3, seed: 26, careless: true })
	expect(toll.lost).not.toEqual([])
	expect(isHarmed(toll)).toBe(true)
}, 120_000)

test('control: the ledger tells what is lost, changed, doubled, half and never asked for', async () => {
	const ledger = keepLedger()
	const row = (key: string, says = `${key} as asked`): Row => ({ key, says })
	const ask = (status: number, ...rows: Row[]) =>
		ledger.ask({ kind: 'pair', rows, send: async () => ({ error: null, status }) })
	expect(await ask(201, row('lost'), row('changed'), row('twice'))).toBe(true)
	expect(await ask(0, row('left'), row('right'))).toBe(false)
	expect(await ask(0, row('whole'))).toBe(false)
	expect(await ask(0, row('nowhere'))).toBe(false)
	const there = [
		row('changed', 'otherwise'),
		row('twice'),
		row('twice'),
		row('left'),
		row('whole'),
		row('strange')
	]
	expect(ledger.compare(there)).toEqual({
		lost: ['lost said "lost as asked", says "undefined"'],
		changed: ['changed said "changed as asked", says "otherwise"'],
		doubled: ['twice', 'twice as asked'],
		half: ['pair: 1 of 2 rows, left'],
		strange: ['strange'],
		unansweredThere: 1
	})
})
