import { objectionsTo } from '../schedule/objections.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { tellChanges } from './change-words.ts'
import { fairRows } from './fair-rows.ts'
import type { PersonHours } from './person-clock.ts'
import { seasonFacts } from './season-facts.ts'

/** A proposal that is looked at: what it means for everybody, and when clocks change it. */
export function viewPicked(
	schedule: Schedule,
	people: readonly (PersonHours & { name: string })[],
	past: ReadonlyMap<string, number>,
	{ now, locale }: { now: Date; locale: string }
) {
	const { knowsSkipped = '', ...objections } = objectionsTo(schedule, {
		now,
		locale,
		knowsSkipped: undefined
	})
	return {
		schedule,
		rows: fairRows(schedule, seasonFacts(schedule, people, past), locale),
		changes: tellChanges(schedule, people, locale),
		/** Clocks that skip one of its times: told here, so that it is taken when `knowsSkipped` is sent along. */
		skips: knowsSkipped === '' ? [] : Object.values(objections),
		knowsSkipped
	}
}
