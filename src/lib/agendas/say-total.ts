import { numberWord } from '../schedule/number-word.ts'

/** '60 of 60 minutes', and what follows when the steps take longer or less than the session. */
export function sayTotal(total: number, session: number | null): string {
	if (session === null) return `${total} minutes in all. It is fitted to the length of each session.`
	const off = Math.abs(total - session)
	const minutes = `${numberWord(off)} ${off === 1 ? 'minute' : 'minutes'}`
	if (total > session)
		return `${total} of ${session} minutes: ${minutes} too long. What comes before the commitments is shortened to fit.`
	if (total < session) return `${total} of ${session} minutes: ${minutes} are free.`
	return `${total} of ${session} minutes.`
}
