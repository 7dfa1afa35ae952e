import { plain } from '../circles/record-markdown.ts'
import { arrange } from './arrange.ts'
import { readEvidence } from './evidence.ts'
import { findGaps, type Gap } from './gaps.ts'
import type { Item, Packet } from './packet.ts'
import { holdingWords } from './rule-words.ts'
import { sections } from './section.ts'

/**
 * A packet as a Markdown file (CommonMark) for its owner: what was typed stays text, whatever it looks like. What others
 * said of it, and to whom it is shown, is no part of the file.
 */
export function writePacket(owner: string, packet: Pick<Packet, 'items' | 'rules'>): string {
	const lines = [`# Promotion packet of ${plain(owner)}`, '']
	for (const { key, items } of arrange(packet.items)) {
		lines.push(`## ${sections[key].title}`, '')
		lines.push(...(items.length > 0 ? items.flatMap(writeItem) : ['Nothing yet.']), '')
	}
	const missing = findGaps(packet.items)
	if (missing.length > 0) lines.push('## Still missing', '', ...missing.flatMap(writeGap), '')
	if (packet.rules.length > 0) lines.push('## Rules of thumb heard', '', ...packet.rules.map(writeRule), '')
	return `${lines.join('\n').trimEnd()}\n`
}

function writeItem({ words, outcome, evidence }: Item): string[] {
	return [
		`- ${plain(words)}`,
		...(outcome ? [`  - Outcome: ${plain(outcome)}`] : []),
		// An autolink ends at the first of these.
		...readEvidence(evidence).map(
			({ href }) => `  - Evidence: <${href.replace(/[<>]/g, encodeURIComponent)}>`
		)
	]
}

/** An item's words are a sentence of their own, a section's title is none. */
function writeGap({ item, about, words }: Gap): string[] {
	return item === null ? [`- ${plain(about)}: ${words}`] : [`- ${plain(about)}`, `  - ${words}`]
}

function writeRule({ words, heardFrom, holds }: Packet['rules'][number]): string {
	return `- ${plain(words)} (${heardFrom ? `heard from ${plain(heardFrom)}; ` : ''}${holdingWords[holds].toLowerCase()})`
}
