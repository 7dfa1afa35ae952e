/** What happened and what next, for each way a choice for a session can be refused. */
export const agendaRefusals = {
	not_found:
		'This session is not yours to arrange any more. Nothing was changed; what you have made is still here.',
	session_over: 'This session is over or cancelled. Its agenda stays as it was.',
	session_started: 'The session has begun. Whoever facilitates moves it on from here.'
} as const

/** The same for an agenda that is kept for the circle. */
export const saveRefusals = {
	not_found:
		'This agenda was taken away meanwhile, or is not yours to change. Nothing was saved; what you have made is still here.'
} as const
