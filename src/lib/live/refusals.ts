/** Why something in a live session was not done, and what next. */
export const liveRefusals = {
	too_early: 'It opens fifteen minutes before its time.',
	session_over: 'Its time is over. What came out of it can still be logged on the session’s page.',
	session_cancelled: 'This session is cancelled.',
	not_started: 'Nobody has started it yet.',
	live_over: 'The session has ended, on every phone.',
	not_begun:
		'It was not ended: its own time has not come, and others may be on their way. Everything stands as it did. Until then pause it, or hand over.',
	not_facilitator: 'Somebody else facilitates now.',
	facilitator_is_there: 'The facilitator’s phone is there again. They can hand over to you.',
	first_step: 'This is where it began.',
	last_step: 'This is the last step.',
	no_time_left: 'There is no time left to add. “Five minutes longer” puts the end off.',
	minutes_are_kept: 'The minutes kept for commitments have begun. “Five minutes longer” makes room.'
} as const
