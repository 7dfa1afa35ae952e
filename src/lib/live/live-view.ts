import { offerDates } from '../commitments/choices.ts'
import { describeDay, type Viewer } from '../commitments/due.ts'
import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import type { LiveState } from './live.ts'

/** Notes are kept for this long after their session. */
const notesKept = 30 * 86_400_000

/** See viewLive. */
export type LiveView = ReturnType<typeof viewLive>

/** What the live page says in its reader's zone and language, which it does not know by itself. */
export function viewLive(state: LiveState, viewer: Viewer) {
	const { circle, next, endsAt } = 'live' in state ? state.live : state.waiting
	const { inTwoWeeks } = offerDates(viewer)
	const gone = toWall(new Date(endsAt + notesKept), viewer.zone).date
	return {
		place: { zone: viewer.zone, city: cityOf(viewer.zone) },
		/**
		 * Until when commitments are meant, as the fields of their form have it and in words: the circle's next session,
		 * else a day in two weeks.
		 */
		due: {
			until: `${circle.id}/${next?.id ?? 'date'}`,
			on: inTwoWeeks,
			label: next
				? describeDay(new Date(next.startsAt), viewer)
				: dateWords(inTwoWeeks, 'shortDay', viewer.locale)
		},
		/** '2 January' */
		notesGo: dateWords(gone, 'monthDay', viewer.locale)
	}
}
