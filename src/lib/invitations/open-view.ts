import { describeWhen } from '../sessions/when.ts'
import { describeOpen } from './state-words.ts'

interface Open {
	id: string
	email: string | null
	name: string | null
	uses: number
	maxUses: number
	expiresAt: Date
	mail: 'waiting' | 'sent' | 'gave_up' | null
}

/** An open invitation as the organiser's list shows it; `to` null for a link to share. */
export interface OpenView {
	id: string
	to: string | null
	/** Where `to` is a name. */
	address: string | null
	/** 'Mailed, not used yet. Good until 4 December.' */
	facts: string
}

/** Says an open invitation to its organiser, with the last day on which it is good where the organiser is. */
export function viewOpen(open: Open, reader: { zone: string; locale: string; now: Date }): OpenView {
	const end = { startsAt: open.expiresAt, endsAt: open.expiresAt }
	const until = describeWhen(end, { ...reader, circleZone: reader.zone }).monthDay
	return {
		id: open.id,
		to: open.name ?? open.email,
		address: open.name === null ? null : open.email,
		facts: `${describeOpen(open)} Good until ${until}.`
	}
}
