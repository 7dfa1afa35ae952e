import { numberWord } from '../schedule/number-word.ts'

/**
 * What a circle is told of its mail. That none leaves (`down`) is told to everybody: it is nobody's mistake, nothing is
 * lost, and what is urgent goes another way. Mail that was given up is told to organisers. Null when all is well.
 */
export function describeUndelivered(mails: {
	invitations: number
	changes: number
	others: number
	down: boolean
}): { words: string; invitations: boolean } | null {
	const { invitations, changes, others, down } = mails
	const words = [
		down &&
			'Mail has not left for ten minutes or more. Nothing is lost: it goes out once mail works again. If it is urgent, tell each other another way.',
		invitations > 0 && `${count(invitations, 'invitation')} could not be delivered.`,
		changes > 0 &&
			`${count(changes, 'note')} of a changed session could not be delivered. Tell people another way.`,
		others > 0 && `${count(others, 'reminder or question', 'reminders or questions')} could not be delivered.`
	].filter((part) => part !== false)
	return words.length === 0 ? null : { words: words.join(' '), invitations: invitations > 0 }
}

function count(many: number, thing: string, things = `${thing}s`): string {
	const word = numberWord(many)
	return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${many === 1 ? thing : things}`
}
