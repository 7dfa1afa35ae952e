/** Parts of the staff engineer sponsorship framework that prompts draw on. */
export const frameworkParts = [
	'When to use',
	'Prerequisites',
	'Step 1',
	'Step 2',
	'Step 3',
	'Step 4',
	'Step 5',
	'Step 6',
	'Expected outcomes',
	'Pitfall 1',
	'Pitfall 2',
	'Pitfall 3',
	'Pitfall 4',
	'Pitfall 5',
	'Context signals',
	'Adaptation guidance',
	'Key principles',
	'Warning signs'
] as const

/** Sections of the interview with Will Larson that prompts draw on. */
export const interviewParts = [
	'Two career paths',
	'Archetypes of staff roles',
	'Core challenges of leadership',
	'Doing work that matters',
	'Navigate ambiguity with promotion packets',
	'A place to find community'
] as const

/** Where the idea of a prompt comes from; the words are ours. */
export type Source =
	| { readonly document: 'framework'; readonly part: (typeof frameworkParts)[number] }
	| { readonly document: 'interview'; readonly part: (typeof interviewParts)[number] }

/** A source as a line under a prompt: 'Sponsorship framework: pitfall 2'. */
export function describeSource(source: Source): string {
	return source.document === 'framework'
		? `Sponsorship framework: ${source.part.charAt(0).toLowerCase()}${source.part.slice(1)}`
		: `Interview with Will Larson: ${source.part}`
}

/** A source as a list has room for it: 'Framework, pitfall 2', 'Interview'. */
export function nameSource({ document, part }: Source): string {
	return document === 'interview' ? 'Interview' : `Framework, ${part.charAt(0).toLowerCase()}${part.slice(1)}`
}
