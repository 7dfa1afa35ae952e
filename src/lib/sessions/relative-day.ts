import { numberWord } from '../schedule/number-word.ts'

/**
 * How far away a day is, in words: 'Today', 'Tomorrow', 'In two days', 'In one week', 'In 13 days',
 * 'In two weeks', 'In three months'; 'Yesterday', 'Two days ago' for days that are over. From two weeks
 * on it is rounded to whole weeks, from ten weeks on to months.
 * @param days whole days from today to that day, negative in the past
 */
export function relativeDay(days: number): string {
	if (days === 0) return 'Today'
	if (days === 1) return 'Tomorrow'
	if (days === -1) return 'Yesterday'
	const span = spanOf(Math.abs(days))
	return days > 0 ? `In ${span}` : `${span.charAt(0).toUpperCase()}${span.slice(1)} ago`
}

function spanOf(days: number): string {
	if (days === 7) return 'one week'
	if (days < 14) return `${numberWord(days)} days`
	if (days < 70) return `${numberWord(Math.round(days / 7))} weeks`
	return `${numberWord(Math.round(days / 30.4))} months`
}
