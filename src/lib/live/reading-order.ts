import { numberWord } from '../schedule/number-word.ts'
import type { Live, LiveCommitment } from './live.ts'

/**
 * Everybody whose turn comes, in the order of the round; then those who are in no round, by name. People who are not
 * here are left out, unless there is something of theirs to hear.
 * @param heard ids of those of whom there is something
 */
export function readingOrder(
	{ people, round }: Pick<Live, 'people' | 'round'>,
	heard: readonly string[]
): Live['people'][number][] {
	const turn = new Map(round.order.map((id, index) => [id, index]))
	return people
		.filter(({ id, around }) => around || turn.has(id) || heard.includes(id))
		.toSorted((one, other) => (turn.get(one.id) ?? Infinity) - (turn.get(other.id) ?? Infinity) || 0)
}

const statusWords = {
	kept: 'kept',
	learned: 'learned',
	renegotiated: 'renegotiated',
	let_go: 'let go',
	open: 'open'
} as const satisfies Record<LiveCommitment['status'], string>

/** What commitments have come to: 'two kept, one open'; 'nothing from last time' when there are none. */
export function sayEndings(commitments: readonly Pick<LiveCommitment, 'status'>[]): string {
	const counts = new Map<LiveCommitment['status'], number>()
	for (const { status } of commitments) counts.set(status, (counts.get(status) ?? 0) + 1)
	const found = (['kept', 'learned', 'renegotiated', 'let_go', 'open'] as const).flatMap((status) => {
		const count = counts.get(status)
		return count ? [`${numberWord(count)} ${statusWords[status]}`] : []
	})
	return found.join(', ') || 'nothing from last time'
}

/**
 * Who has not answered yet, as the beginning of a sentence: 'You and Sefa have', 'Ana has'.
 * @param missing one at least
 */
export function sayMissing(
	missing: readonly Pick<Live['people'][number], 'id' | 'name'>[],
	me: string
): string {
	const others = missing.flatMap(({ id, name }) => (id === me ? [] : [name]))
	const names = others.length < missing.length ? ['You', ...others] : others
	// Written out here: `list` of the fair hours would bring its file into a step that is full (tests/budgets.e2e.ts).
	const last = names.pop()
	return names.length > 0
		? `${names.join(', ')} and ${last} have`
		: `${last} ${last === 'You' ? 'have' : 'has'}`
}

/**
 * Who has written what in the commitments step, in the order in which they read it aloud, and who is here and has not
 * said anything yet. "Nothing this time" is an answer.
 */
export function viewWriting(live: Pick<Live, 'people' | 'round' | 'committed'>) {
	const answers = new Map(
		live.committed
			.filter(({ nothing, commitments }) => nothing || commitments.length > 0)
			.map((answer) => [answer.personId, answer])
	)
	const all = readingOrder(live, [...answers.keys()])
	return {
		ready: all.flatMap(({ id, name }) => {
			const answer = answers.get(id)
			return answer ? [{ id, name, commitments: answer.commitments }] : []
		}),
		missing: all.filter(({ id, around }) => around && !answers.has(id))
	}
}
