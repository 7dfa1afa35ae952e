import type { Kept } from '../offline/kept'

/**
 * How a prompt that was put in a queue is kept on the device until it is sent.
 * @param says the prompt's question, by the sessions that can be picked
 */
export const keptPick = (says: Readonly<Record<string, string>>): Kept => ({
	row: 'topics/',
	what: 'Prompt for the queue',
	field: 'session',
	says
})
