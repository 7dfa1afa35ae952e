import { describeWhen, type When } from '../sessions/when.ts'
import { findReturn } from './in-return.ts'
import type { Rota } from './read.server.ts'
import { roleWords } from './role.ts'
import type { Reader } from './rota-view.ts'

/** A request to answer: 'Ana asks you to facilitate.' and what one gives up for it. */
export interface AskedView {
	id: string
	words: string
	inReturn: string | null
	when: When
}

/** The open requests to one reader, in words. */
export function viewAsked(rota: Rota, reader: Reader): AskedView[] {
	const mine = rota.requests.filter(({ of }) => of === reader.id)
	return mine.flatMap(({ id, role, by, sessionId }) => {
		const session = rota.sessions.find((one) => one.id === sessionId)
		if (!session) return []
		const say = (at: typeof session) => describeWhen(at, { ...reader, circleZone: at.zone })
		const asker = rota.members.find((member) => member.id === by)?.name ?? 'Somebody'
		const given = findReturn(rota, { role, session: sessionId, by, of: reader.id })
		return {
			id,
			words: `${asker} asks you to ${roleWords[role].do}.`,
			inReturn: given && `In return ${asker} has yours on ${say(given).monthDay}.`,
			when: say(session)
		}
	})
}
