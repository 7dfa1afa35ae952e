import { z } from 'zod'
import { isPlainDate } from '../schedule/plain-date.ts'
import { optionalWords, words } from '../server/words.ts'

const said = words.pipe(
	z.string().min(1, 'Say what you will do by then.').max(400, 'Four hundred characters at most.')
)
const short = optionalWords(300, 'Three hundred characters at most.')

const isId = (text: unknown) => z.uuid().safeParse(text).success

// A circle's id, and a session of it or the word "date": one field, so that it works without scripts.
const until = z.string().refine((text) => {
	const [circle, at, ...rest] = text.split('/')
	return isId(circle) && (at === 'date' || isId(at)) && rest.length === 0
}, 'Pick a session or a date.')
const on = z.string().trim().optional()

/** Until when: at a session of the circle, or on a plain date in its zone. */
export type Due = { circleId: string; sessionId: string } | { circleId: string; on: string }

/** What came of a form's two fields about the date; says what is missing under the field that it belongs to. */
function readDue(form: { until: string; on?: string | undefined }, context: z.RefinementCtx): Due {
	const [circleId = '', at = ''] = form.until.split('/')
	if (at !== 'date') return { circleId, sessionId: at }
	if (form.on && isPlainDate(form.on)) return { circleId, on: form.on }
	context.addIssue({ code: 'custom', path: ['on'], message: 'Pick the day, such as 2026-12-17.' })
	return z.NEVER
}

const fields = {
	words: said,
	outcome: short,
	reason: short,
	support: short,
	until,
	on,
	witness: z.union([z.uuid(), z.literal('').transform(() => undefined)]).optional(),
	private: z.literal('on').optional()
}

function readWords(form: z.output<z.ZodObject<typeof fields>>, context: z.RefinementCtx) {
	const { words, outcome, reason, support } = form
	const isPrivate = form.private === 'on'
	// What only its owner sees has nobody to see it through.
	const witness = isPrivate ? undefined : form.witness
	return { words, outcome, reason, support, private: isPrivate, witness, due: readDue(form, context) }
}

/** A new commitment. `session` is the one it is made in, written like `until`; dropped when the circle is another. */
export const logSchema = z
	.object({ ...fields, id: z.uuid(), session: z.union([until, z.literal('')]).optional() })
	.transform(({ id, session, ...form }, context) => {
		const read = readWords(form, context)
		const [circleId, sessionId] = session?.split('/') ?? []
		return { ...read, id, madeIn: circleId === read.due.circleId ? sessionId : undefined }
	})

export const editSchema = z.object(fields).transform(readWords)

export type CommitmentWords = z.output<typeof editSchema>

const endedWith = optionalWords(400, 'Four hundred characters at most.')

/** How it ended. The fields of a renegotiation are read only when it is one. */
export const answerSchema = z.discriminatedUnion(
	'ending',
	[
		z.object({ ending: z.enum(['kept', 'learned', 'let_go']), with: endedWith }),
		z
			.object({ ending: z.literal('renegotiated'), with: endedWith, next: z.uuid(), words: said, until, on })
			.transform((form, context) => ({ ...form, due: readDue(form, context) }))
	],
	'Pick one of the four.'
)

/**
 * One's own commitment in a session's review: an ending in one tap. Renegotiated goes on in the words that it has, until
 * the date that the form carries.
 */
export const reviewSchema = z.discriminatedUnion(
	'ending',
	[
		z.object({ commitment: z.guid(), ending: z.enum(['kept', 'learned', 'let_go']) }),
		z
			.object({ commitment: z.guid(), ending: z.literal('renegotiated'), words: said, until, on })
			.transform((form, context) => ({ ...form, due: readDue(form, context) }))
	],
	'Pick one of the four.'
)

/** The line on what came of one that has ended. */
export const cameSchema = z.object({ commitment: z.guid(), with: endedWith })

export const ownSchema = z.object({ commitment: z.guid() })

export const checkInSchema = z.object({
	id: z.uuid(),
	words: words.pipe(
		z.string().min(1, 'A line is enough.').max(280, 'Two hundred and eighty characters at most.')
	)
})

/** What a witness sends; made with the page, so that sending it twice records once. */
export const encouragementSchema = z.object({ id: z.uuid() })

export const takeBackCheckInSchema = z.object({ id: z.uuid() })
