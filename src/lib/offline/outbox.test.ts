import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { pageToChange, type Entry } from './entry.ts'
import { findShared, keepShared, openStore } from './outbox.ts'
import { judge } from './post.ts'

it('shows what was shared to whoever saw it first here, and to nobody else', async () => {
	const store = await openStore()
	if (!store) throw new Error('Nothing can be kept')
	await keepShared(store, 'Who decides')
	expect(await findShared(store, 'ana')).toBe('Who decides')
	expect(await findShared(store, 'bo')).toBe('')
	expect(await findShared(store, 'ana')).toBe('Who decides')
	await keepShared(store, 'Something else')
	expect(await findShared(store, 'bo')).toBe('Something else')
	expect(await findShared(store, 'ana')).toBe('')
	store.close()
})

it('says why something was not taken, of whichever form of its page', () => {
	const answer = (data: string, status = 409) => ({ type: 'failure', status, data })
	const issues = '[{"issues":1,"values":3},{"words":2},"It has ended already.",{}]'
	expect(judge(409, answer(issues))).toMatchObject({ kind: 'refused', why: 'It has ended already.' })
	const inner = '[{"checkIn":1},{"issues":2},{"words":3},"It has ended already."]'
	expect(judge(409, answer(inner))).toMatchObject({ kind: 'refused', why: 'It has ended already.' })
	expect(judge(409, answer('[null]'))).toMatchObject({ kind: 'refused', why: 'It was not taken.' })
})

it('leads to a page where the words of the live view can be changed', () => {
	const at = (page: string, row: string) => pageToChange({ page, row } as Entry)
	expect(at('/sessions/1/live', 'note/2')).toBe('/sessions/1/close')
	expect(at('/sessions/1/live', 'commitments/2')).toBe('/commitments/new')
	expect(at('/sessions/1/topics/new', 'topics/2')).toBe('/sessions/1/topics/new')
})
