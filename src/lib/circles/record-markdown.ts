import type { RecordView } from './record.ts'

/** Words of people as Markdown takes them literally, on one line. */
export function plain(words: string): string {
	return words
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[\\`*_[\]<>#~|&]/g, '\\$&')
		.replace(/^(\d+)([.)])|^([-+])/, '$1\\$2$3')
}

/** A record as a Markdown file (CommonMark): what people typed stays text, whatever it looks like. */
export function writeMarkdown(circle: { name: string; purpose: string }, record: RecordView): string {
	const lines = [`# ${plain(circle.name)}`, '', `> ${plain(circle.purpose)}`, '', record.about, '']
	for (const { title, sessions, topics, takeaways, commitments } of record.seasons) {
		lines.push(`## ${title}`, '')
		lines.push('### Sessions I was in', '', ...list(sessions), '')
		if (topics.length > 0) lines.push('### What I brought', '', ...list(topics.map(quoted)), '')
		if (takeaways.length > 0) lines.push('### What we took away', '', ...list(takeaways.map(quoted)), '')
		lines.push('### What I committed to', '')
		lines.push(
			...list(
				commitments.map(({ words, state, facts }) =>
					[`**${state}**: ${plain(words)}`, ...facts.map((fact) => `  - ${plain(fact)}`)].join('\n')
				)
			),
			''
		)
	}
	return `${lines.join('\n').trimEnd()}\n`
}

const quoted = ({ words, on }: { words: string; on: string }) => `${plain(words)} (${on})`

function list(items: readonly string[]): string[] {
	return items.length > 0 ? items.map((item) => `- ${item}`) : ['None.']
}
