import MiniSearch, { type SearchResult } from 'minisearch'
import type { IndexEntry } from './search-index.ts'
import { stemOf, wordsOf, wordsThatSay } from './said-words.ts'

/** A prompt that speaks of what was typed, and why, as a sentence. */
export type Match = { readonly entry: IndexEntry; readonly reason: string }

/** How one typed word was found in one prompt. */
type Hit = { word: string; score: number; read: string | null; lensOnly: boolean }

/**
 * Makes entries searchable, in a few milliseconds. What it answers finds prompts that speak of something typed, the
 * nearest first; what is far behind the first is left out. A word counts more the fewer prompts have it. It finds its
 * other forms by its stem ('deadlines' finds 'deadline'), what people say when they mean a lens ('fired' finds letting
 * people go), and, when all that finds nothing, words that are spelled nearly so. None when nothing typed says anything.
 * Kept to some of the entries it knows a word as rare as it is among all. Eight at most.
 */
export function makeSearch(
	entries: readonly IndexEntry[]
): (typed: string, fits?: (entry: IndexEntry) => boolean) => Match[] {
	const byId = new Map(entries.map((entry) => [entry.href, entry]))
	const index = new MiniSearch<IndexEntry>({
		idField: 'href',
		fields: ['title', 'lens', 'question', 'situation', 'meant'],
		tokenize: wordsOf,
		processTerm: (term) => term,
		searchOptions: {
			tokenize: (text) => [text],
			boost: { title: 3, question: 3, lens: 2, meant: 2, situation: 1.5 },
			// Asked only when nothing else was found, so it counts as much as a word that is spelled right.
			weights: { prefix: 0.375, fuzzy: 0.9 }
		}
	})
	index.addAll(entries)

	return (typed, fits = () => true) => {
		const found = new Map<string, Hit[]>()
		for (const word of wordsThatSay(typed)) {
			for (const result of findWord(index, word)) {
				const hit = { word, score: result.score, ...describeHit(result, word) }
				found.set(result.id, [...(found.get(result.id) ?? []), hit])
			}
		}
		const scored = [...found].flatMap(([id, hits]) => {
			const entry = byId.get(id)
			// Two of the words once are nearer than one of them often.
			const score = hits.length * hits.reduce((sum, { score }) => sum + score, 0)
			return entry && fits(entry) ? [{ entry, hits, score }] : []
		})
		const best = Math.max(0, ...scored.map(({ score }) => score))
		return scored
			.filter(({ score }) => score >= best / 3)
			.toSorted((one, other) => other.score - one.score)
			.slice(0, 8)
			.map(({ entry, hits }) => ({ entry, reason: giveFindReason(hits, entry.lens) }))
	}
}

/** Its forms; if there is none, what is one letter away; for longer words two, if there is none of those either. */
function findWord(index: MiniSearch<IndexEntry>, word: string): SearchResult[] {
	const forms = index.search(word.length > 3 ? stemOf(word) : word, { prefix: word.length > 3 })
	if (forms.length > 0 || word.length < 4) return forms
	const near = index.search(word, { fuzzy: 1 })
	return near.length > 0 || word.length < 7 ? near : index.search(word, { fuzzy: 2 })
}

function describeHit({ match }: SearchResult, word: string): Pick<Hit, 'read' | 'lensOnly'> {
	const [read = word] = Object.keys(match)
	return {
		read: read.startsWith(word.length > 3 ? stemOf(word) : word) ? null : read,
		lensOnly: Object.values(match).every((fields) => fields.every((field) => field === 'meant'))
	}
}

/** 'You wrote “dedline” (read as “deadline”) and “team”.' or, of a lens, 'You wrote “fired”: often about hiring.' */
function giveFindReason(hits: readonly Hit[], lens: string): string {
	const quoted = hits.map(({ word, read }) => (read ? `“${word}” (read as “${read}”)` : `“${word}”`))
	const last = quoted.pop() ?? ''
	const said = `You wrote ${quoted.length > 0 ? `${quoted.join(', ')} and ${last}` : last}`
	if (!lens || !hits.every(({ lensOnly }) => lensOnly)) return `${said}.`
	return `${said}: that is often about ${lens.charAt(0).toLowerCase()}${lens.slice(1)}.`
}
