import { describeWhen } from '../sessions/when.ts'
import { fitSteps, totalMinutes } from './fit-steps.ts'
import { sayTotal } from './say-total.ts'
import type { Step } from './step.ts'
import { templates, type Template } from './templates.ts'
import { sayTemplate, viewSteps } from './view-steps.ts'

/** What is known of a session's agenda, as src/lib/agendas/read.server.ts answers it. */
interface Found {
	readonly session: {
		readonly id: string
		readonly startsAt: Date
		readonly endsAt: Date
		readonly zone: string
		readonly minutes: number
		readonly format: 'call' | 'writing'
		readonly status: 'confirmed' | 'cancelled'
	}
	readonly circle: { readonly id: string; readonly name: string; readonly closed: boolean }
	readonly started: boolean
	readonly template: Template
	readonly chosen: readonly Step[] | null
	readonly chosenBy: { readonly id: string; readonly name: string } | null
	readonly mayChoose: boolean
	readonly steps: readonly Step[]
	readonly own: readonly { readonly id: string; readonly name: string; readonly steps: readonly Step[] }[]
}

/** An agenda that the session could take, in a line, fitted to its length. */
export interface AgendaChoice {
	readonly value: string
	readonly name: string
	readonly line: string
}

/**
 * The page of a session's agenda: its steps with their times where the reader is, who chose them, what else there is.
 * @throws RangeError for an unknown zone or locale.
 */
export function viewAgenda(found: Found, viewer: { id: string; zone: string; locale: string; now: Date }) {
	const { session, circle, chosen, chosenBy, template } = found
	const { day, time, until, untilDay, zoneLine } = describeWhen(session, {
		...viewer,
		circleZone: session.zone
	})
	const inWriting = session.format === 'writing'
	const offer = (value: string, name: string, steps: readonly Step[]): AgendaChoice => ({
		value,
		name,
		line: sayTemplate(fitSteps(steps, session.minutes))
	})
	const others = templates.filter(({ slug }) => slug !== template.slug)
	const who = chosenBy?.id === viewer.id ? 'You' : (chosenBy?.name ?? 'Somebody who has left')
	return {
		session: { id: session.id, minutes: session.minutes },
		circle,
		when: inWriting ? day : `${day}, ${time} to ${until}${untilDay && ` (${untilDay})`}. ${zoneLine}`,
		inWriting,
		steps: viewSteps(found.steps, inWriting ? null : { startsAt: session.startsAt, zone: viewer.zone }),
		came: chosen ? `${who} chose this.` : `The usual one: ${template.name.toLowerCase()}.`,
		// Of what was chosen: where it takes longer than the session, the steps above are shortened already.
		total:
			chosen && totalMinutes(chosen) !== session.minutes
				? sayTotal(totalMinutes(chosen), session.minutes)
				: null,
		mayChange:
			found.mayChoose &&
			!circle.closed &&
			!found.started &&
			session.status === 'confirmed' &&
			session.endsAt > viewer.now,
		choices: [
			...(chosen ? [offer('usual', `The usual one: ${template.name.toLowerCase()}`, template.steps)] : []),
			...found.own.map(({ id, name, steps }) => offer(id, name, steps)),
			...others.map(({ slug, name, steps }) => offer(slug, name, steps))
		]
	}
}
