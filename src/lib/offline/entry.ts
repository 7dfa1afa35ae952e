/**
 * A form that was sent, as it is kept on the device until the server has answered it. Plain data, which a later version
 * of the app sends as well: fields may be added here, never renamed or taken away.
 */
export interface Entry {
	/** Also the id of the row that it makes; of the answer, where it sets rather than adds. */
	readonly id: string
	/** The person under whose sign-in it was written: nobody else sees it, and it is sent as theirs alone. */
	readonly owner: string
	/** What it is about, such as 'commitments/<id>': of one row everything is sent in the order in which it was written. */
	readonly row: string
	/** The form's action: path and query on this origin. */
	readonly address: string
	readonly fields: readonly (readonly [name: string, value: string])[]
	/** What it is, to its writer: 'Commitment', 'Your answer'. */
	readonly what: string
	/** What was typed or picked, to show. */
	readonly words: string
	/** The value of the field that it is about. */
	readonly picked: string
	/** The page on which it was written. */
	readonly page: string
	/** Milliseconds since 1970 by the device's clock, right or wrong. */
	readonly writtenAt: number
	/** Whether it sets what an earlier one of the same row had set: then that one, refused, holds up nothing. */
	readonly sets: boolean
	/** The answer to the same row that was sent before it from here, as it is known when it is sent. */
	readonly after?: string | undefined
	/** Why the server did not take it. It stays until its writer changes it or lets it go. */
	readonly refused?: Refusal | undefined
}

export interface Refusal {
	/** A sentence for its writer. */
	readonly why: string
	/** Messages by field. */
	readonly issues: Readonly<Record<string, string>>
}

/** What became of an entry that was sent. */
export type Outcome =
	| { kind: 'sent' }
	| ({ kind: 'refused' } & Refusal)
	/** No network, or a server that cannot now: the others would fare no better. */
	| { kind: 'unreachable' }
	/** Nobody is signed in, or somebody else: nothing of its owner is sent now. */
	| { kind: 'not_theirs' }

/**
 * The next entry to send: the earliest of those whose row nothing earlier holds up. What was refused holds up what
 * builds on it, and nothing else.
 * @param entries in the order in which they were written
 * @param passed owners that are not signed in
 */
export function nextToSend(entries: readonly Entry[], passed: ReadonlySet<string>): Entry | undefined {
	const held = new Set<string>()
	for (const entry of entries) {
		if (!passed.has(entry.owner) && !entry.refused && !held.has(rowOf(entry))) return entry
		if (!entry.refused || !entry.sets) held.add(rowOf(entry))
	}
	return undefined
}

/**
 * The page where an entry's words can be changed. The live view has no room for that, and is not there for ever: what was
 * written in it goes on in the forms of the close and of commitments.
 */
export function pageToChange({ page, row }: Entry): string {
	if (!page.endsWith('/live')) return page
	return kindOf(row) === 'commitments' ? '/commitments/new' : page.replace(/live$/, 'close')
}

/** What a row is: of 'note/<id>' the 'note'. */
export const kindOf = (row: string): string => row.split('/')[0] ?? ''

/** Two people's rows never wait for each other. */
const rowOf = ({ owner, row }: Entry) => `${owner} ${row}`
