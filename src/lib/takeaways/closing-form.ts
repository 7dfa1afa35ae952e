import type { Component, Snippet } from 'svelte'

type Words = Partial<Record<string, string>>

/** What the lists and forms of a session's close ask of the form around them: the live page's, or the close page's. */
export type ClosingForm = Component<{
	/** `?/…` of the page. */
	action: string
	/** A name that no other form of the page has, under which what is typed is kept. */
	draft?: string
	/** Empties the fields once it was taken. */
	reset?: boolean
	class?: string
	ontaken?: () => void
	children: Snippet<[{ pending: boolean; issues: Words; values: Words }]>
}>

/** What was just removed and can be put back. */
export interface Removed {
	readonly id: string
	readonly words: string
	readonly agreed?: boolean | undefined
}
