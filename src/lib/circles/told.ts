/**
 * What was just done to a circle, for the toast on its page; null for anything else.
 * @param done what its address says after `?done=`.
 */
export function tellDone(done: string | null, circle: { name: string; asks: boolean }): string | null {
	const words: Record<string, string> = {
		joined: `Welcome to ${circle.name}.${circle.asks ? ' Say whether you come.' : ''}`,
		member: `You are in ${circle.name} already.`,
		edited: 'Saved. Everybody sees the new words.',
		planned: 'The season is planned. It is in everybody’s calendar feed.',
		stepped: 'You are a member now, and no longer organise.',
		closed: 'Closed. The others get a mail in a minute.',
		merged: 'Closed. Everybody is kept a seat in the other circle.',
		reopened: 'It goes on as before.',
		late: 'It is closed for good: its mails have left.'
	}
	return done !== null && Object.hasOwn(words, done) ? (words[done] ?? null) : null
}
