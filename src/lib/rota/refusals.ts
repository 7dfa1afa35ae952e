/** What happened and what next, for each way a change of the rota can be refused. */
export const refusalWords = {
	circle_closed: 'This circle is closed. Nothing was changed.',
	session_cancelled: 'This session is cancelled. Nothing was changed.',
	session_started: 'This session has begun. Nothing was changed.',
	not_yours: 'Somebody else has it meanwhile. What you see now is true.',
	too_late: 'That can be taken back for a minute. Ask whoever has it now.',
	changed_meanwhile: 'Somebody acted on it meanwhile. What you see now is true.',
	asked_already: 'You have asked somebody. Take that back first, or wait for the answer.',
	not_free: 'They said no, or have another role that day. Pick somebody else.',
	request_over: 'That was answered or taken back meanwhile. What you see now is true.'
} as const
