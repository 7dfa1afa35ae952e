import type { LiveState } from './live.ts'
import { newsOf, type Asker, type LiveSource, type News } from './live-source.ts'

/** A phone that reads so much more slowly than it is told is better off asking again. */
const mostWaiting = 64

/**
 * The news of a session as server-sent events (HTML §9.2): `live` or `waiting` with the state whose version is the id,
 * `clock` with `{at}`, `gone` when it is not theirs any more. Begins with how it stands, or with the time when the phone
 * has that version already.
 * @param has the version that the phone has, see knownVersion; -1 for none
 */
export function openEventStream(
	source: LiveSource,
	person: Asker & { sessionId: string },
	state: LiveState,
	has: number
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder()
	let stop = () => {}
	return new ReadableStream(
		{
			start(controller) {
				let open = true
				const write = (text: string) => controller.enqueue(encoder.encode(text))
				const finish = () => {
					if (!open) return
					open = false
					unsubscribe()
					controller.close()
				}
				const listener = (news: News) => {
					if (!open) return
					if ((controller.desiredSize ?? 0) < 0) return finish()
					if (news.kind !== 'again') write(eventOf(news))
					if (news.kind === 'again' || news.kind === 'gone') finish()
				}
				// As just read: a source that has only just begun does not know the database's time yet.
				const { at } = 'live' in state ? state.live : state.waiting
				const first = newsOf(state, at)
				write('retry: 1000\n\n')
				write(eventOf(first.version === has ? { kind: 'clock', at } : first))
				let unsubscribe = () => {}
				unsubscribe = source.subscribe(person.sessionId, person, first.version, listener)
				if (!open) unsubscribe()
				stop = () => {
					open = false
					unsubscribe()
				}
			},
			cancel: () => stop()
		},
		{ highWaterMark: mostWaiting }
	)
}

function eventOf(news: Exclude<News, { kind: 'again' }>): string {
	if (news.kind === 'gone') return 'event: gone\ndata: {}\n\n'
	if (news.kind === 'clock') return `event: clock\ndata: {"at":${Math.round(news.at)}}\n\n`
	return `event: ${news.name}\nid: ${news.version}\ndata: ${news.json}\n\n`
}
