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
	},
	too_many_open: {
		words:
			'Fifty of yours are open in this circle, the most there can be. This one was not logged; what you wrote is still here. Say how an open one went, then send it again.'
	},
	too_many_logged: {
		words:
			'Twenty in a session, or a hundred in two weeks, are the most that you can log in a circle. Nothing was changed; what you wrote is still here. Word one that is open anew instead, or come back later.'
	}
} as const

/** Why one is not opened again. */
export const reopenRefusals = {
	ended_already: 'What it became has gone on already. Change it on its own page.',
	too_many_open:
		'It stays as it ended: fifty of yours are open in this circle, the most there can be. Say how one of those went, then open this one again.'
} as const

/** The messages of a refusal, by field. */
export function refusalIssues(reason: keyof typeof refusals): Record<string, string> {
	return refusals[reason]
}
