import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { lookAt } from './fairest-kind.ts'
import { tellKept } from './keep-words.ts'
import { keepLedger } from './ledger.ts'
import { tellLedger } from './ledger-words.ts'
import type { PersonHours } from './person-clock.ts'
import { viewPicked } from './picked-view.ts'
import { nameTimes, tellProposal, tellSingle } from './proposal-words.ts'
import { runningRule, seasonAhead } from './season-ahead.ts'
import { seasonFacts } from './season-facts.ts'
import { tellUnmarked } from './unmarked-words.ts'
import { readAsked, scheduleOfChoice, usualTime } from './time-question.ts'

type Member = PersonHours & { name: string; joinedAt: Date }

interface Times {
	schedule: Schedule | null
	sessions: readonly { startsAt: Date; endsAt: Date; date: string; status: string }[]
}

/** The page of fair times in words, for one reader at one moment. */
export function viewTimes(
	circle: Times,
	people: readonly Member[],
	params: URLSearchParams,
	reader: { id: string; zone: string; locale: string; now: Date }
) {
	const { zone, locale, now } = reader
	const { kind, today, usual } = seasonAhead(circle, zone, now)
	const asked = readAsked(params, usual, today)
	const { season } = asked
	const ledger = keepLedger(people, circle.sessions, now)
	const past = new Map(ledger.map(({ person, points }) => [person.id, points]))
	const unmarked = tellUnmarked(people, reader.id)
	const running = runningRule(circle, now)
	const question = { people, season, past, usual: usualTime(circle.schedule) }
	const { turns, choices, single } = lookAt(unmarked.missing ? null : question, asked.turns)
	const schedules = choices.map((choice) => scheduleOfChoice(choice, season))
	const pick = Math.min(asked.pick, Math.max(schedules.length, 1))
	const picked = schedules[pick - 1] ?? null
	return {
		kind,
		asked: { ...season, turns, pick },
		counts: usual.counts,
		heading: `A fair hour for ${numberWord(people.length)}`,
		intro: `${kind === 'next' ? 'Next season' : 'The rest of the season'}, ${sessions(season.sessionCount)} from ${dateWords(season.from, 'monthDay', locale)}.`,
		unmarked,
		proposals: schedules.map((schedule) => ({
			title: nameTimes(schedule, locale),
			words: tellProposal(schedule, seasonFacts(schedule, people, past))
		})),
		/** What one time has over times in turn, if it has anything. */
		single: turns === 1 ? '' : tellSingle(single, choices[0]),
		picked: picked && viewPicked(picked, people, past, reader),
		kept: kind === 'rest' && running ? tellKept(running, people, past, locale) : null,
		ledger: tellLedger(ledger)
	}
}

function sessions(count: number): string {
	return count === 1 ? 'one session' : `${numberWord(count)} sessions`
}
