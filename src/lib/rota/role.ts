/** What a session needs somebody for, in the order in which the rota gives it. */
export const roles = ['facilitator', 'timekeeper', 'note_taker'] as const
export type Role = (typeof roles)[number]

/** Each role in the words of a sentence and of a heading. */
export const roleWords: Record<Role, { does: string; do: string; name: string }> = {
	facilitator: { does: 'facilitates', do: 'facilitate', name: 'Facilitator' },
	timekeeper: { does: 'keeps time', do: 'keep time', name: 'Timekeeper' },
	note_taker: { does: 'takes notes', do: 'take notes', name: 'Note-taker' }
}
