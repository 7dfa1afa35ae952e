import { cityOf } from '../schedule/city.ts'
import { numberWord } from '../schedule/number-word.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { tellChanges } from './change-words.ts'
import { hoursToKeep } from './keep-hour.ts'
import type { PersonHours } from './person-clock.ts'

/**
 * What clock changes do to the sessions to come, and in which zones the hour could be kept instead where that helps,
 * at most two: 'Keep it at 17:00 in New York', with why.
 */
export function tellKept(
	coming: Schedule,
	people: readonly (PersonHours & { name: string })[],
	past: ReadonlyMap<string, number>,
	locale: string
) {
	const changes = tellChanges(coming, people, locale)
	const kept = changes.length === 0 ? [] : hoursToKeep(people, coming, past).slice(0, 2)
	return {
		changes,
		ways: kept.map(({ schedule, altered, alteredNow }) => ({
			schedule,
			label: `Keep it at ${schedule.times.join(' and ')} in ${cityOf(schedule.zone)}`,
			why:
				altered < alteredNow
					? `Clocks then change the time for ${numberWord(altered)} of you instead of ${numberWord(alteredNow)}.`
					: 'Whoever has it worst then has it better, and nobody misses more.'
		}))
	}
}
