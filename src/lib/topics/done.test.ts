import { expect, test } from 'vitest'
import { describeDone } from './done.ts'
import type { Topic } from './topic.ts'

const topic: Topic = {
	id: 'a',
	words: 'Hard.',
	bringer: null,
	mine: true,
	unsigned: true,
	standsIn: false,
	prompt: null,
	lensKey: null,
	circlePromptId: null,
	facts: 'You, unsigned',
	seat: null,
	discussed: false,
	answers: 0,
	voted: false,
	votes: null
}
const done = (search: string, topics: Topic[] = [topic]) =>
	describeDone(new URLSearchParams(search), { topics })

test('what one brought is said, and can be taken back', () => {
	expect(done('done=a')).toMatchObject({ message: 'It is in the queue, without your name.', brought: 'a' })
	const signed = { ...topic, unsigned: false }
	expect(done('done=a', [signed])?.message).toBe('It is in the queue. The circle sees it.')
})

test('of what others brought, of what is gone and of anything else nothing is said', () => {
	expect(done('done=a', [{ ...topic, mine: false }])).toBeNull()
	expect(done('done=b')).toBeNull()
	expect(done('done=__proto__')).toBeNull()
	expect(done('')).toBeNull()
})

test('a choice goes back to the one before it, or to the votes', () => {
	expect(done('done=chosen')).toMatchObject({ undo: 'clear', was: [] })
	expect(done('done=chosen&was=x&was=y')).toMatchObject({ undo: 'choose', was: ['x', 'y'] })
	expect(done('done=cleared&was=x')).toMatchObject({ undo: 'choose', was: ['x'] })
	expect(done('done=as_before')).toMatchObject({ undo: null })
})
