/** Why a change was refused, as the message of the field that it belongs to. */
const refusals = {
	session_gone: {
		until: 'This session was cancelled or moved out of the season. Pick another one, or a date.'
	},
	not_allowed: {
		witness: 'The witness, or you, left this circle. Pick somebody else, nobody, or another circle.'
	},
	nothing_changed: { words: 'Say what is different: other words, or another date.' },
	ended_already: {
		ending: 'It has ended already, perhaps on another device.'
	}
} as const

/** The messages of a refusal, by field. */
export function refusalIssues(reason: keyof typeof refusals): Record<string, string> {
	return refusals[reason]
}
