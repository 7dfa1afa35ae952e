import type { Status } from '../commitments/commitment.ts'
import { isPitfall, lensExplanation, lensLabel, type Lens } from '../prompts/lenses.ts'
import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { toWall } from '../schedule/zone.ts'
import type { Coverage } from './coverage.ts'

/** What a circle has looked at, in words and marks. */
export interface CoverageView {
	/** 'In five sessions you looked through seven of 23 lenses.' null before anything was discussed. */
	finding: string | null
	meetings: number
	lookedAt: {
		lens: Lens
		label: string
		sessions: number
		/** 'Twice, last on 19 November' */
		often: string
		/** One for each commitment, in the order of the endings, the open ones last. */
		marks: Status[]
		/** 'Two kept, one learned, one open' or 'No commitment was made' */
		came: string
		counts: Readonly<Record<Status, number>>
	}[]
	pitfalls: Untouched[]
	challenges: Untouched[]
	/** 'Two topics were discussed through no lens.' or null. */
	withoutLens: string | null
}

type Untouched = { lens: Lens; label: string; explanation: string }

const order = ['kept', 'learned', 'renegotiated', 'let_go', 'open'] as const
const words = {
	kept: 'kept',
	learned: 'learned',
	renegotiated: 'renegotiated',
	let_go: 'let go',
	open: 'open'
} as const

/** @throws RangeError for an unknown zone or locale. */
export function viewCoverage(
	{ meetings, lookedAt, untouched, withoutLens }: Coverage,
	{ zone, locale }: { zone: string; locale: string }
): CoverageView {
	const all = lookedAt.length + untouched.length
	const sessions = meetings === 1 ? 'one session' : `${numberWord(meetings)} sessions`
	const rest = untouched.map((lens) => ({ lens, label: lensLabel(lens), explanation: lensExplanation(lens) }))
	return {
		finding:
			meetings > 0
				? `In ${sessions} you looked through ${lookedAt.length === 0 ? 'none' : numberWord(lookedAt.length)} of ${all} lenses.`
				: null,
		meetings,
		lookedAt: lookedAt.map(({ lens, sessions, last, came }) => ({
			lens,
			label: lensLabel(lens),
			sessions,
			often: `${times(sessions)}, ${sessions === 1 ? '' : 'last '}on ${dateWords(toWall(last, zone).date, 'monthDay', locale)}`,
			marks: order.flatMap((status) => Array.from({ length: came[status] }, () => status)),
			came: describeEnds(came),
			counts: came
		})),
		pitfalls: rest.filter(({ lens }) => isPitfall(lens)),
		challenges: rest.filter(({ lens }) => !isPitfall(lens)),
		withoutLens:
			withoutLens > 0
				? `${capitalise(numberWord(withoutLens))} ${withoutLens === 1 ? 'topic was' : 'topics were'} discussed through no lens.`
				: null
	}
}

function describeEnds(came: Readonly<Record<Status, number>>): string {
	const said = order
		.filter((status) => came[status] > 0)
		.map((status) => `${numberWord(came[status])} ${words[status]}`)
	return said.length > 0 ? capitalise(said.join(', ')) : 'No commitment was made'
}

const times = (count: number) =>
	count === 1 ? 'Once' : count === 2 ? 'Twice' : `${capitalise(numberWord(count))} times`

const capitalise = (said: string) => said.charAt(0).toUpperCase() + said.slice(1)
