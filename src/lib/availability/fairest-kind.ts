import { compareFairness } from './choice.ts'
import { propose, type Question } from './propose.ts'

/** The proposals of a kind, or of the fairest kind, the one with fewer times among equals; and the best single time. */
export function lookAt(question: Question | null, asked: 1 | 2 | 3 | null) {
	if (!question) return { turns: asked ?? 1, choices: [], single: undefined }
	const singles = propose(question, 1)
	const [single] = singles
	const kinds = ([1, 2, 3] as const).filter((turns) => asked === null || asked === turns)
	const found = kinds.map((turns) => ({
		turns,
		choices: turns === 1 ? singles : propose(question, turns),
		single
	}))
	const better = (best: (typeof found)[0], other: (typeof found)[0]) =>
		!best.choices[0] || (other.choices[0] && compareFairness(other.choices[0], best.choices[0]) < 0)
			? other
			: best
	return found.reduce(better)
}
