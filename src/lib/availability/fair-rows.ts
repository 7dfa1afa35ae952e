import type { Schedule } from '../schedule/recurrence.ts'
import { localHours, type LocalHour } from './local-hour.ts'
import type { PersonSeason } from './season-facts.ts'

/** One member's line of the table of local hours. */
export interface FairRow {
	id: string
	name: string
	/** In the order of the turns. */
	hours: LocalHour[]
	/** Points over the season, and carried from the past. */
	points: number
	past: number
	/** How long to draw both, in hundredths of the longest. */
	bar: { season: number; past: number }
	/** Whether any hour of the season is painful, at night, or one that they cannot come to. */
	bad: boolean
}

/** Each member's local hours and share of the pain, whoever has it worst first. */
export function fairRows(
	schedule: Schedule,
	facts: readonly PersonSeason<{ id: string; name: string }>[],
	locale: string
): FairRow[] {
	const most = Math.max(1, ...facts.map(({ points, past }) => points + past))
	return facts
		.toSorted((a, b) => b.points + b.past - a.points - a.past || a.person.name.localeCompare(b.person.name))
		.map(({ person, hours, points, past }) => ({
			id: person.id,
			name: person.name,
			hours: localHours(schedule, hours, locale),
			points,
			past,
			bar: { season: Math.round((points / most) * 100), past: Math.round((past / most) * 100) },
			bad: hours.some(({ kind, night, missed }) => missed || night || kind === 'painful')
		}))
}
