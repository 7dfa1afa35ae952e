import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { toWall } from '../schedule/zone.ts'
import type { CircleRota } from './circle-rota.ts'
import { roles, type Role } from './role.ts'

/** Who served before, by member in the order they came. */
export interface ServedBefore {
	/** 'Everybody has served once or twice.' */
	finding: string
	rows: {
		id: string
		name: string
		total: number
		by: { role: Role; times: number; last: string | null }[]
	}[]
}

/**
 * How often each member has had each role, and when last, for one reader; null before the circle's first session with
 * duties. Who has left is not listed.
 */
export function viewServed(
	{ members, served }: CircleRota,
	reader: { zone: string; locale: string }
): ServedBefore | null {
	if (served.length === 0) return null
	const rows = members.map(({ id, name }) => {
		const by = roles.map((role) => {
			const found = served.find((one) => one.role === role && one.personId === id)
			const last = found
				? dateWords(toWall(found.last, reader.zone).date, 'shortMonthDay', reader.locale)
				: null
			return { role, times: found?.times ?? 0, last }
		})
		return { id, name, total: by.reduce((sum, { times }) => sum + times, 0), by }
	})
	return { finding: findingOf(rows.map(({ total }) => total)), rows }
}

function findingOf(totals: number[]): string {
	const [least, most] = [Math.min(...totals), Math.max(...totals)]
	if (least === most) return `Everybody has served ${timesWord(least)}.`
	if (least > 0 && most - least === 1)
		return `Everybody has served ${timesWord(least)} or ${timesWord(most)}.`
	if (least > 0) return `Everybody has served, from ${timesWord(least)} to ${timesWord(most)}.`
	const yet = totals.filter((total) => total === 0).length
	const count = numberWord(totals.length - yet)
	const have = totals.length - yet === 1 ? 'has' : 'have'
	return `${count.charAt(0).toUpperCase()}${count.slice(1)} of ${numberWord(totals.length)} ${have} served so far.`
}

function timesWord(count: number): string {
	return ['not yet', 'once', 'twice'][count] ?? `${numberWord(count)} times`
}
