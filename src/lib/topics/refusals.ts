/** What happened and what next, for each way a choice of hot seats can be refused. */
export const refusalWords = {
	session_over: 'This session is over or cancelled. Nothing was chosen.',
	topic_gone: 'One of them was taken back meanwhile. Look at the list as it is now.'
} as const
