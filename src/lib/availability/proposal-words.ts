import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { compareFairness, type Choice } from './choice.ts'
import { groupByOften, list } from './how-often.ts'
import type { PersonSeason } from './season-facts.ts'

type Facts = readonly PersonSeason<{ name: string }>[]

/** 'Thursday 16:00', or 'Thursday 16:00 and 13:00, in turn'. */
export function nameTimes({ startsOn, times }: Schedule, locale: string): string {
	const weekday = dateWords(startsOn, 'weekday', locale)
	return times.length === 1 ? `${weekday} ${times.join()}` : `${weekday} ${list(times)}, in turn`
}

/**
 * Who can come and whom it costs, in a few sentences after the zone: 'Berlin time. All eight can come. Painful for
 * Priyamvada every second time, for nobody else.'
 */
export function tellProposal({ zone }: Schedule, facts: Facts): string {
	return [`${cityOf(zone)} time.`, tellComing(facts), tellPain(facts)].filter(Boolean).join(' ')
}

/** What the best single time has over the best times in turn; '' when turns are the fairer. */
export function tellSingle(single: Choice | undefined, inTurn: Choice | undefined): string {
	if (!single) return ''
	if (!inTurn) return 'No times in turn are as fair here: whoever has it worst has it better with one time.'
	if (single.missed < inTurn.missed) return 'With one time more of you can come.'
	return compareFairness(inTurn, single) < 0 ? '' : 'Turns spare nobody anything here: one time is as fair.'
}

function tellComing(facts: Facts): string {
	const cannot = groupByOften(facts, ({ kind }) => kind === 'cannot')
	const away = groupByOften(facts, ({ kind }) => kind === 'away')
	if (cannot.length + away.length === 0)
		return facts.length === 2 ? 'Both can come.' : `All ${numberWord(facts.length)} can come.`
	const isHalf = (often: string) => often === 'every second time'
	return [
		...cannot.map(({ names, often }) => {
			const to = often === 'every time' ? 'at all' : isHalf(often) ? 'to half of them' : often
			return `${list(names)} cannot come ${to}.`
		}),
		...away.map(
			({ names, often }) => `${list(names)} ${names.length > 1 ? 'are' : 'is'} away or busy ${often}.`
		)
	].join(' ')
}

function tellPain(facts: Facts): string {
	const painful = groupByOften(facts, ({ kind }) => kind === 'painful')
	const night = groupByOften(facts, ({ kind, night, missed }) => night && !missed && kind !== 'painful')
	const told = [
		...painful.map(({ names, often }) => `painful for ${list(names)} ${often}`),
		...night.map(({ names, often }) => `night for ${list(names)} ${often}`)
	]
	if (told.length > 0) return sentence(`${told.join(', ')}, for nobody else.`)
	const coming = facts.filter(({ hours }) => hours.some(({ missed }) => !missed))
	const good = coming.filter(({ hours }) =>
		hours.every(({ kind, missed }) => missed || kind === 'good')
	).length
	if (good === coming.length)
		return facts.some(({ hours }) => hours.some(({ missed }) => missed))
			? 'Good for all who come.'
			: 'Good for everybody.'
	return good === 0 ? 'Possible for all.' : `Good for ${numberWord(good)}, possible for the others.`
}

function sentence(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1)
}
