const told = 'The others get a mail.'

const words: Record<string, string> = {
	moved: `Moved. ${told}`,
	cancelled: `Cancelled. ${told}`,
	restored: `It takes place again. ${told}`,
	shortened: `Shortened. ${told}`,
	written: `It is in writing now. ${told}`,
	undone: 'Undone. It is as it was.',
	kept: 'Too late to undo: the minute is over, or it changed again. It stays as it is.',
	decided: 'It takes place as it is.',
	excused: 'You said no. Only the organisers see why.',
	withdrawn: 'Taken back. Your no stays until you answer otherwise.',
	logged: 'Logged. The next session opens with it.'
}

/** What was just done to a session, by the word in the address of the page that says so; null for any other. */
export function doneWords(done: string | null): string | null {
	return (Object.hasOwn(words, done ?? '') && words[done ?? '']) || null
}
