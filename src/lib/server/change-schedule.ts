import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { planChange } from '$lib/schedule/plan-change'
import type { Intention, Plan, Planned } from '$lib/schedule/plan'
import { comingOf } from '$lib/schedule/plan-following'
import { cityOf } from '$lib/schedule/city'
import { describeWhen } from '$lib/sessions/when'
import { previewPlan, type Preview } from '$lib/sessions/change-preview'
import { mayChange, readSeason, type CircleSeason, type Dated } from '$lib/sessions/read-season.server'
import { refusalWords } from '$lib/sessions/refusals'
import { change } from '$lib/sessions/write-change.server'
import { parseForm, type Refused } from './form'
import { missing, parseId, unlessMissing } from './params'
import { requireMe, type Member } from './require-me'

/** What every form of a change carries: the change's own id, and what its preview was made from. */
interface Sent {
	change?: string | undefined
	seen?: string | undefined
	note?: string | undefined
}

/** What the address is about. */
interface Of {
	season: CircleSeason
	/** The session in the address, null on a page of the circle. */
	session: Dated | null
	now: Date
}

interface Asked<Form extends Sent> {
	schema: z.ZodType<Form>
	/** What is meant, from the form; null when it is about nothing there. */
	intend: (form: Form, of: Of) => Intention | null
	/** The field that a refusal is shown at. */
	field: string
	/** Whether the form asks for a line for the circle; else those that are there stay. */
	noted?: boolean
	/** Where it is told what was done, with the way to undo it. */
	done: (of: Of, plan: Plan) => string
}

type Shown = Refused & { preview: (Preview & { change: string }) | null }
type Event = Pick<RequestEvent, 'request' | 'params' | 'locals' | 'url'>

/**
 * The two steps of every change of a schedule. `preview` answers what the form would change for whom; `save` carries it
 * out, provided that the sessions are still as they were when the preview was made. It works without scripts: the
 * preview's form posts the same fields again.
 */
export function changeActions<Form extends Sent>(asked: Asked<Form>) {
	const preview = (event: Event) => take(event, false)
	const save = (event: Event) => take(event, true)
	return { preview, save }

	async function take(event: Event, saving: boolean): Promise<Shown | ActionFailure<Shown>> {
		const me = await requireMe(event)
		const now = new Date()
		const form = await parseForm(event.request, asked.schema)
		if (!form.ok) return fail(400, { ...form.refused, preview: null })
		const season = await seasonOf(event, me, now)
		const session = season.sessions.find(({ id }) => id === event.params.session) ?? null
		const intention = asked.intend(form.data, { season, session, now })
		if (!intention || !mayChange(season, singleOf(intention))) error(404, missing)
		const planning = planChange(season, intention, now)
		const refuse = (reason: keyof typeof refusalWords) =>
			fail(409, { issues: { [asked.field]: refusalWords[reason] }, values: form.values, preview: null })
		if (!planning.ok) return refuse(unlessMissing(planning.reason))
		const { change: id, seen, note } = form.data
		const shown = {
			...previewPlan(season, planning.plan, { ...me.profile, id: me.id, now }),
			change: crypto.randomUUID()
		}
		if (!saving || id === undefined || seen === undefined)
			return { issues: {}, values: form.values, preview: shown }
		if (seen !== shown.seen) return refuse('changed_meanwhile')
		const what = { id, circleId: season.id, ...(asked.noted ? { note: note ?? null } : {}) }
		const result = await change(event.locals.db, what, planning.plan)
		if (!result.ok) return refuse(unlessMissing(result.reason))
		redirect(303, `${asked.done({ season, session, now }, planning.plan)}&change=${id}`)
	}
}

/** The schedule of the circle or session in the address; the 404 of missing things when it is not theirs to see. */
export async function seasonOf({ params, locals }: Event, me: Member, now: Date): Promise<CircleSeason> {
	const of =
		params.session === undefined ? { circle: parseId(params.circle) } : { session: parseId(params.session) }
	const season = await readSeason(locals.db, of, me.id, now)
	if (!season) error(404, missing)
	return season
}

/** The one session that an intention is about and leaves all others as they are; null otherwise. */
function singleOf(intention: Intention): string | null {
	return 'id' in intention && intention.kind !== 'skip' ? intention.id : null
}

/** The session in the address that may be moved or cancelled now; else leads back to its page. */
export async function sessionToChange(
	event: Event,
	me: Member,
	now: Date
): Promise<{ season: CircleSeason; session: Dated }> {
	const season = await seasonOf(event, me, now)
	const session = season.sessions.find(({ id }) => id === event.params.session)
	if (!session || !mayChange(season, session.id)) error(404, missing)
	if (session.status === 'cancelled' || session.endsAt <= now) redirect(303, `/sessions/${session.id}`)
	return { season, session }
}

/** The schedule of a circle that the person organises and that is not closed. */
export async function organised(event: Event, me: Member, now: Date): Promise<CircleSeason> {
	const season = await seasonOf(event, me, now)
	if (!mayChange(season, null)) error(404, missing)
	return season
}

/** Coming sessions to choose from, in the reader's time. */
export function comingChoices(
	season: { sessions: readonly Planned[] },
	viewer: { zone: string; locale: string; now: Date }
): { value: string; label: string }[] {
	return comingOf(season.sessions, viewer.now).map((session) => {
		const when = describeWhen(session, { ...viewer, circleZone: session.zone })
		return { value: session.id, label: `${when.shortDay}, ${when.time} ${cityOf(viewer.zone)}` }
	})
}
