/** What happened and what next, for each way a choice for a session can be refused. */
export const agendaRefusals = {
	session_over: 'This session is over or cancelled. Its agenda stays as it was.',
	session_started: 'The session has begun. Whoever facilitates moves it on from here.'
} as const
