import { adviceFor, signOf, type Advice } from './advice.ts'
import { sayFinding, sayShown } from './finding.ts'
import { askedQuestions, type Question } from './questions.ts'
import { markSession, type PulsedSession, type SessionMark } from './session-mark.ts'
import { countSigns } from './signs.ts'

export interface Trend {
	/** One sentence. */
	readonly finding: string
	readonly questions: readonly {
		readonly key: Question
		readonly legend: string
		/** What the two drawn answers are called. */
		readonly good: string
		readonly warning: string
		/** The earliest first. */
		readonly marks: readonly SessionMark[]
		/** 'A warning in two of six.' */
		readonly line: string
		/** In how many of the last published ones the sign showed. */
		readonly shown: number
		readonly advice: Advice | null
	}[]
	/** Whether anything is published at all. */
	readonly empty: boolean
}

const drawn = 8

/**
 * The pulse over the latest eight sessions, for one reader; advice where a sign showed in two of the last six published.
 * @param sessions over by `now`, in any order
 */
export function viewTrend(
	sessions: readonly PulsedSession[],
	reader: { zone: string; locale: string; now: Date }
): Trend {
	const byTime = sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const { of, signs } = countSigns(byTime.map(({ bands }) => bands))
	const questions = askedQuestions.map(({ key, legend, answers }) => {
		const { shown = 0, often = false } = signs.find((sign) => sign.key === key) ?? {}
		return {
			key,
			legend,
			good: answers[0]?.label ?? '',
			warning: answers[2]?.label ?? '',
			marks: byTime.slice(-drawn).map((session) => markSession(session, key, reader)),
			line: sayShown(shown, of),
			shown,
			advice: often ? adviceFor[signOf[key]] : null
		}
	})
	return { finding: sayFinding(signs, of), questions, empty: of === 0 }
}
