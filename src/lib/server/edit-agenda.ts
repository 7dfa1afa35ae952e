import { fail } from '@sveltejs/kit'
import { arrangeSteps } from '$lib/agendas/arrange-steps'
import { isLong, objectToSteps } from '$lib/agendas/object-to-steps'
import { editSchema } from '$lib/agendas/schema'
import type { Step } from '$lib/agendas/step'
import { parseForm, refused } from './form'

/** An agenda as it stands in the editor, for the page to show it again. */
interface Draft {
	name: string
	steps: Step[]
	/** What was just taken out, for the way back. */
	out: { at: number; step: Step } | null
}

/**
 * Reads what the editor of an agenda posts: to be kept, or, without scripts, changed first and shown again.
 * @param named whether it needs a name, as what is kept for a circle does
 * @returns the agenda to keep, with how the page shows it again should that be refused, or what the action answers
 */
export async function readEdited(request: Request, { named }: { named: boolean }) {
	const form = await parseForm(request, editSchema)
	if (!form.ok) return { ok: false as const, answer: fail(400, { ...form.refused, draft: null }) }
	const { id, name, steps, change } = form.data
	if (change) {
		const step = change.do === 'remove' ? steps[change.at] : undefined
		const changed = arrangeSteps(steps, change, (step) => step)
		const out =
			change.do === 'remove' && step && changed.length < steps.length ? { at: change.at, step } : null
		const draft: Draft = { name, steps: changed, out }
		return { ok: false as const, answer: { ...refused({}, form.values), draft } }
	}
	const issues = objectToSteps(steps)
	if (named && !name) issues.name = 'Give it a name, so that the others find it.'
	if (isLong(name)) issues.name = 'Sixty characters at most.'
	const draft: Draft = { name, steps, out: null }
	if (Object.keys(issues).length === 0)
		return { ok: true as const, id, name, steps, values: form.values, draft }
	return { ok: false as const, answer: fail(400, { ...refused(issues, form.values), draft }) }
}
