/** Why something of a session's close was not taken, in words; the page is older than the reason. */
export const closingWords = {
	not_begun: 'This session has not begun.',
	session_over: 'This session is closed: it ended more than a day ago.',
	session_cancelled: 'This session was cancelled.',
	enough_written: 'There are two hundred already. Remove one first.',
	not_facilitating: 'Whoever facilitates says what is agreed.'
} as const
