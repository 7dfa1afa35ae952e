/** The four shapes of staff work (interview, "The four archetypes of staff roles"). */
export const archetypes = ['tech_lead', 'architect', 'solver', 'right_hand'] as const

export type Archetype = (typeof archetypes)[number]

/** What an archetype is called, with what it does in a few words. */
export const archetypeWords: Record<Archetype, { name: string; does: string }> = {
	tech_lead: { name: 'Tech Lead', does: 'with one team on whatever it is trying to do' },
	architect: { name: 'Architect', does: 'answers for the quality of one area' },
	solver: { name: 'Solver', does: 'goes where leadership is worried' },
	right_hand: { name: 'Right Hand', does: 'carries part of an executive’s work' }
}

/** Whether a text, from the database or an address, is the key of an archetype. */
export function isArchetype(text: string): text is Archetype {
	return archetypes.some((archetype) => archetype === text)
}
