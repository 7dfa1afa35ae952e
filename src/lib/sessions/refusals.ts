/** What happened and what next, for each way a change of a session can be refused. */
export const refusalWords = {
	session_over: 'This session is over. Nothing was changed.',
	session_cancelled: 'This session is cancelled. Nothing was changed.',
	changed_meanwhile:
		'Somebody else changed this session a moment ago. Look at it as it is now, then change it again.',
	in_the_past: 'That would be in the past. Pick a later time.',
	nothing_to_change: 'No session would change. Pick other dates.',
	too_many_sessions: 'Twenty-four sessions to come are enough. Cancel one first.',
	in_the_time_zones_reach: 'That is too many years away. Pick a nearer date.'
} as const
