import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'

/** What there is to know of a subscription: when it was made and last read, in the reader's zone and language. */
export function describeFeed(
	feed: { createdAt: Date; lastUsedAt: Date | null },
	{ zone, locale }: { zone: string; locale: string }
): string {
	const day = (instant: Date) => dateWords(toWall(instant, zone).date, 'monthDay', locale)
	const read = feed.lastUsedAt
		? `Last read on ${day(feed.lastUsedAt)}, ${toWall(feed.lastUsedAt, zone).time}.`
		: 'Not read yet.'
	return `Made on ${day(feed.createdAt)}. ${read}`
}
