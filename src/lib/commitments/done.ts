import { endings, type Commitment } from './commitment.ts'
import { describeDue, type Viewer } from './due.ts'
import { reopenRefusals } from './refusals.ts'

/** What just happened, and the action that takes it back. */
export type Done = {
	readonly of: string
	readonly message: string
	readonly undo: 'reopen' | 'takeBack' | null
}

/**
 * Says what was just done to a commitment, for the toast; null when it is no longer so, as after a reload or an undo.
 * @param what 'logged', 'edited', 'open' (taken back to it), 'too_many_open' (not taken back to it), or the ending
 */
export function describeDone(
	what: string | null,
	commitment: Commitment | undefined,
	viewer: Viewer
): Done | null {
	if (!commitment) return what === 'taken_back' ? { of: '', message: 'Taken back.', undo: null } : null
	const { id: of, status, witness } = commitment
	if (status === 'open') {
		if (what === 'logged') {
			return { of, message: `Logged. ${describeDue(commitment, viewer)}.`, undo: 'takeBack' }
		}
		if (what === 'edited') return { of, message: 'Saved.', undo: null }
		return what === 'open' ? { of, message: 'It is open again.', undo: null } : null
	}
	if (what === 'too_many_open') return { of, message: reopenRefusals[what], undo: null }
	if (what !== status) return null
	const seen = witness ? ` ${witness.name} will see it.` : ''
	return { of, message: `${endings[status].label}.${seen}`, undo: 'reopen' }
}
