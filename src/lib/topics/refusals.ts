/** What happened and what next, for each way a choice of hot seats can be refused. */
export const refusalWords = {
	session_over: 'This session is over or cancelled. Nothing was chosen.',
	topic_gone: 'One of them was taken back meanwhile. Look at the list as it is now.'
} as const

/** The same for a vote, for taking a topic back, and for putting it back. */
export const queueRefusals = {
	no_votes_left: 'Your three votes are given. Take one back first.',
	session_over: 'This session takes no more votes: it is over or cancelled.',
	not_found: 'This topic was taken back, or is not yours to see.',
	already_there: 'It is in the queue already.',
	id_taken: 'It is in a queue already.',
	answered: 'Nothing was taken back: it is gone already, or others have answered it in writing.'
} as const

/** The same for an answer in writing. */
export const answerRefusals = {
	not_found: 'This topic was taken back, or is not yours to see. What you wrote is still here.',
	gone: 'Your answer was taken back meanwhile, perhaps on another device. What you wrote is still here: it can be sent as a new one.',
	too_many_answers:
		'You have written as many as there can be: ten to a topic, forty in a session. This one was not kept; what you wrote is still here. Change or take back one of yours instead.'
} as const
