import { z } from 'zod'
import { isPlainDate } from '../schedule/plain-date.ts'
import { optionalWords, words } from '../server/words.ts'
import { commentKinds, holdings } from './packet.ts'
import { sectionKeys } from './section.ts'

const section = z.enum(sectionKeys, 'Pick a section.')

// Normalised as browsers write it, so that what is shown as its host is where it leads.
const link = z
	.url({ protocol: /^https$/, error: 'Links begin with https://, one on each line.' })
	.transform((text) => new URL(text))
	.refine(({ username, password }) => !username && !password, 'A link carries no name and no password.')
	.transform(({ href }) => href)
	.pipe(z.string().max(500, 'Five hundred characters a link at most.'))

const evidence = words
	.transform((text) => text.split(/\s+/).filter(Boolean))
	.pipe(z.array(z.string()).max(5, 'Five links at most.'))
	.transform((links, context) =>
		links.map((text) => {
			const read = link.safeParse(text)
			if (read.success) return read.data
			context.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? '' })
			return z.NEVER
		})
	)
	.optional()
	.transform((links) => [...new Set(links)])

const item = {
	section,
	words: words.pipe(z.string().min(1, 'Say what it is.').max(600, 'Six hundred characters at most.')),
	outcome: optionalWords(600, 'Six hundred characters at most.'),
	evidence
}

export const itemSchema = z.object(item)
export const newItemSchema = z.object({ ...item, id: z.uuid('Open this page again.') })
export type ItemWords = z.output<typeof itemSchema>

/** What is ticked, one field each, 'viewer/<id>': so that a refused form keeps every tick without scripts. */
const ticked = (form: Record<string, unknown>, kind: string) =>
	Object.keys(form)
		.filter((name) => name.startsWith(`${kind}/`))
		.map((name) => name.slice(kind.length + 1))
const none = 'Pick one at least.'
const picked = (most: number, tooMany: string) => z.array(z.guid(none)).min(1, none).max(most, tooMany)
const commitments = picked(100, 'A hundred at once at most. Leave some for the next time.')
const viewers = picked(60, 'Twenty people at a time is the most. Pick fewer.')

export const pickSchema = z.looseObject({ section }).transform((form, context) => {
	const read = commitments.safeParse(ticked(form, 'commitment'))
	if (read.success) return { section: form.section, commitments: read.data }
	context.addIssue({ code: 'custom', path: ['commitments'], message: read.error.issues[0]?.message ?? none })
	return z.NEVER
})

export const showSchema = z
	.looseObject({ until: z.string().refine(isPlainDate, 'Pick a day, such as 2026-12-24.') })
	.transform((form, context) => {
		const read = viewers.safeParse(ticked(form, 'viewer'))
		if (read.success) return { until: form.until, viewers: read.data }
		context.addIssue({ code: 'custom', path: ['viewers'], message: read.error.issues[0]?.message ?? none })
		return z.NEVER
	})

export const stopSchema = z.object({ viewer: z.guid() })
export const moveSchema = z.object({ item: z.guid(), to: z.enum(['up', 'down']) })
export const restoreSchema = z.object({ id: z.guid() })
export const answeredSchema = z.object({ question: z.guid(), answered: z.enum(['yes', 'no']) })

export const ruleSchema = z.object({
	words: words.pipe(
		z.string().min(1, 'Say the rule.').max(280, 'Two hundred and eighty characters at most.')
	),
	heardFrom: optionalWords(120, 'One hundred and twenty characters at most.'),
	holds: z.enum(holdings, 'Pick one of the three.')
})
export const newRuleSchema = ruleSchema.extend({ id: z.uuid('Open this page again.') })
export type RuleWords = z.output<typeof ruleSchema>

export const commentSchema = z.object({
	id: z.uuid('Open this page again.'),
	/** None for the whole packet. */
	about: z.union([z.guid(), z.literal('').transform(() => undefined)]).optional(),
	kind: z.enum(commentKinds, 'Pick one of the two.'),
	words: words.pipe(z.string().min(1, 'A line is enough.').max(400, 'Four hundred characters at most.'))
})
export const takeBackSchema = z.object({ id: z.guid() })
