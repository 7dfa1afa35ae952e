import { numberWord } from '../schedule/number-word.ts'

/**
 * Mail of a circle that was given up, for its organisers: what did not arrive and what to do. Null when all did.
 */
export function describeUndelivered(mails: { invitations: number; changes: number }): {
	words: string
	invitations: boolean
} | null {
	const { invitations, changes } = mails
	if (invitations + changes === 0) return null
	const words = [
		invitations > 0 && `${count(invitations, 'invitation')} could not be delivered.`,
		changes > 0 &&
			`${count(changes, 'note')} of a changed session could not be delivered. Tell people another way.`
	]
	return { words: words.filter((part) => part !== false).join(' '), invitations: invitations > 0 }
}

function count(many: number, thing: string): string {
	const word = numberWord(many)
	return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${thing}${many === 1 ? '' : 's'}`
}
