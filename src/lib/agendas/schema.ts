import { z } from 'zod'
import { words } from '../server/words.ts'
import type { Change } from './arrange-steps.ts'
import { stepKinds, type Step } from './step.ts'

/** Steps as the database has them, which holds the rest (private.steps_are_right). */
export const stepsSchema = z.array(
	z.object({ kind: z.enum(stepKinds), minutes: z.number().int(), title: z.string().nullable() })
)

const kind = z.enum(stepKinds)
// What is no number becomes zero, which no step may have, so that the form can say so beside it.
const minutes = z.string().transform((text) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : 0))
const title = words.transform((text) => text || null)
const each = <Item extends z.ZodType>(item: Item) =>
	z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).max(40))

const toStep = z.object({ kind, minutes, title })

/** What the button that was pressed does: 'keep', 'up/2', 'down/2', 'remove/2', 'add', 'back/2'. */
const pressed = z
	.string()
	.regex(/^(keep|add|(up|down|remove|back)\/\d{1,2})$/)
	.default('keep')

/**
 * An agenda as it stands in the editor, and what is to be done with it: to be kept, or changed first and shown again,
 * which is how the editor works without scripts.
 */
export const editSchema = z
	.object({
		id: z.uuid().optional(),
		name: words.default(''),
		kind: each(kind),
		minutes: each(minutes),
		title: each(title),
		adds: kind.optional(),
		back_kind: kind.optional(),
		back_minutes: minutes.optional(),
		back_title: title.optional(),
		do: pressed
	})
	.refine((form) => form.kind.length === form.minutes.length && form.kind.length === form.title.length)
	.transform((form) => {
		const steps = form.kind.map((kind, at): Step => ({
			kind,
			minutes: form.minutes[at] ?? 0,
			title: form.title[at] ?? null
		}))
		return { id: form.id, name: form.name, steps, change: readChange(form) }
	})

type Buttons = { do: string; adds?: Step['kind'] | undefined } & Partial<Record<`back_${string}`, unknown>>

function readChange(form: Buttons): Change | null {
	const [name, place] = form.do.split('/')
	const at = Number(place)
	if (name === 'up' || name === 'down' || name === 'remove') return { do: name, at }
	if (name === 'add') return form.adds ? { do: 'add', kind: form.adds } : null
	const back = toStep.safeParse({
		kind: form.back_kind,
		minutes: String(form.back_minutes),
		title: form.back_title ?? ''
	})
	return name === 'back' && back.success ? { do: 'back', at, step: back.data } : null
}

export const removeSchema = z.object({ agenda: z.guid() })

/** Which agenda a session takes: the usual one, a template by its slug, or one of the circle's by its id. */
export const takeSchema = z.object({ agenda: z.string().min(1).max(60) })

/** What was just done, from the address of the page that says so; anything else is nothing. */
export const doneSchema = z
	.enum(['saved', 'removed', 'back', 'taken', 'usual', 'undone'])
	.nullable()
	.catch(null)
