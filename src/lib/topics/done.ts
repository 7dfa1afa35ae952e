import type { Topics } from './topic.ts'

/** What was just done to a queue, and the way to take it back; `undo` is an action of the page of the hot seats. */
export type Done = {
	readonly message: string
	readonly brought: string | null
	readonly undo: 'choose' | 'clear' | null
	/** The hot seats that were chosen before. */
	readonly was: readonly string[]
}

/**
 * Reads it from the address: `done` is the id of a topic that the reader brought, or a word. null for anything else, such
 * as a topic that is gone.
 */
export function describeDone(asked: URLSearchParams, { topics }: Pick<Topics, 'topics'>): Done | null {
	const done = asked.get('done')
	const was = asked.getAll('was')
	const nothing = { brought: null, undo: null, was: [] }
	const brought = topics.find((topic) => topic.id === done && topic.mine)
	if (brought) {
		const message = brought.unsigned
			? 'It is in the queue, without your name.'
			: 'It is in the queue. The circle sees it.'
		return { ...nothing, message, brought: brought.id }
	}
	if (done === 'chosen') {
		const undo = was.length > 0 ? 'choose' : 'clear'
		return { ...nothing, message: 'Chosen. The circle sees that it was you.', undo, was }
	}
	if (done === 'cleared')
		return { ...nothing, message: 'The votes decide again.', undo: was.length > 0 ? 'choose' : null, was }
	if (done === 'as_before') return { ...nothing, message: 'As it was before.' }
	if (done === 'taken_out') return { ...nothing, message: 'It is out of the queue.' }
	return null
}
