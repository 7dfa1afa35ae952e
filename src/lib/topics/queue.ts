import type { z } from 'zod'
import { lensLabel } from '../prompts/lenses.ts'
import { promptBySlug } from '../prompts/library.ts'
import type { queueSchema } from './queue-rows.ts'
import { votesEach, type Queue, type Seat, type Topic } from './topic.ts'
import { lensesOfTopic } from './topic-lenses.ts'
import { describeChoice, describeTopic } from './topic-words.ts'

type Rows = z.output<typeof queueSchema>
type Row = Rows['topics'][number]

/** A queue as its pages show it. A prompt that the library no longer has is left out. */
export function viewQueue(rows: Rows): Queue {
	const hot = rows.hot_seats ?? []
	const topics = rows.topics.flatMap((row) => viewTopic(row, seatOf(row.id, rows)) ?? [])
	const on = topics.filter(({ seat }) => seat === 'now')
	const waiting = topics.filter(({ discussed, seat }) => !discussed && seat !== 'now')
	// What was chosen is taken up first, whatever its votes; the others stay in their order.
	const turn = ({ id }: Topic) => (hot.includes(id) ? hot.indexOf(id) : hot.length)
	const seats = Math.min(hot.length, rows.hot_seat_count)
	return {
		topics: [...on, ...waiting.toSorted((one, other) => turn(one) - turn(other))],
		discussed: topics.filter(({ discussed, seat }) => discussed && seat !== 'now'),
		votesLeft: Math.max(0, votesEach - rows.votes_given),
		chosen: rows.chosen && describeChoice({ ...rows.chosen, seats, reserve: hot.length - seats }),
		mayChoose: rows.may_choose,
		mayRemove: rows.may_remove,
		hotSeatCount: rows.hot_seat_count
	}
}

/** Two may be chosen where the agenda has room for one: the second waits in case the first falls through. */
function seatOf(id: string, { hot_seats, hot_seat_count, on_now }: Rows): Seat | null {
	if (id === on_now) return 'now'
	const place = hot_seats?.indexOf(id) ?? -1
	if (place < 0) return null
	return place < hot_seat_count ? 'hot' : 'reserve'
}

function viewTopic(row: Row, seat: Seat | null): Topic | undefined {
	const prompt = row.prompt_slug === null ? undefined : promptBySlug(row.prompt_slug)
	const words = row.words ?? prompt?.question
	if (words === undefined) return undefined
	const [main] = lensesOfTopic({ lens: row.lens, promptSlug: row.prompt_slug })
	const lens = main === undefined ? null : lensLabel(main)
	return {
		id: row.id,
		words,
		bringer: row.bringer,
		mine: row.mine,
		unsigned: row.unsigned,
		standsIn: row.stands_in,
		prompt: prompt ? { slug: prompt.slug, lens: lensLabel(prompt.lens), minutes: prompt.minutes } : null,
		lensKey: row.lens,
		circlePromptId: row.circle_prompt_id,
		facts: describeTopic({
			...row,
			bringer: row.bringer?.name ?? null,
			standsIn: row.stands_in,
			isPrompt: prompt !== undefined,
			lens,
			waited: row.waited ?? 0
		}),
		seat,
		discussed: row.taken_up_at !== null,
		answers: row.answers,
		voted: row.voted,
		votes: row.votes
	}
}
