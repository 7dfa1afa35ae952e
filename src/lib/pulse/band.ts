/** few: a third of the answers at most, perhaps none. most: half of them or more. */
export type Band = 'few' | 'some' | 'most'

/** A band in words, as the table has it. */
export const bandWords: Record<Band, string> = { few: 'Few or none', some: 'Some', most: 'Half or more' }
