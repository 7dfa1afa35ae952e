/** The ways to look through the library, as an address has them, and as a chip says them. */
export const shelves = {
	pitfalls: 'Pitfalls',
	challenges: 'Challenges',
	archetypes: 'Archetypes',
	contexts: 'Contexts',
	all: 'All'
} as const

export type Shelf = keyof typeof shelves

/** Whether a text from an address names a shelf. */
export function isShelf(text: string): text is Shelf {
	return Object.hasOwn(shelves, text)
}
