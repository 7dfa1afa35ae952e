import { knownZone } from '../schedule/known-zone.ts'
import type { Db } from '../server/database.ts'
import { rowOf, rowsOf } from '../server/result.ts'
import { ownPromptOf, type OwnPrompt } from './own-prompt.ts'
import { ownColumns } from './read-own.server.ts'

/** A time that a prompt stood in a circle's queue: taken up, or waiting there. */
export type Appearance = {
	circle: string
	sessionId: string
	startsAt: Date
	endsAt: Date
	zone: ReturnType<typeof knownZone>
	discussed: boolean
}

type Row = {
	taken_up_at: string | null
	session: {
		id: string
		starts_at: string
		ends_at: string
		zone: string
		circle: { name: string } | null
	} | null
}

const inSession = `taken_up_at, session:sessions!for_a_session_of_the_circle(
		id, starts_at, ends_at, zone, circle:circles!sessions_circle_id_fkey(name)
	)` as const

/** The latest first; what was passed over and has no next session to go to waits nowhere. */
function appearancesOf(rows: readonly Row[], now: Date): Appearance[] {
	const all = rows.flatMap(({ session, taken_up_at }) =>
		session?.circle
			? [
					{
						circle: session.circle.name,
						sessionId: session.id,
						startsAt: new Date(session.starts_at),
						endsAt: new Date(session.ends_at),
						zone: knownZone(session.zone),
						discussed: taken_up_at !== null
					}
				]
			: []
	)
	return all
		.filter(({ discussed, endsAt }) => discussed || endsAt > now)
		.toSorted((one, other) => other.startsAt.getTime() - one.startsAt.getTime())
}

/** Where a prompt of the library was discussed, or waits, in circles of the reader. One round trip. */
export async function readAppearances(db: Db, slug: string, now: Date): Promise<Appearance[]> {
	return appearancesOf(rowsOf(await db.from('topics').select(inSession).eq('prompt_slug', slug)), now)
}

/** A circle's own prompt, where it was discussed or waits, and whether the circle is closed. */
export type OwnPage = { prompt: OwnPrompt; closed: boolean; appearances: Appearance[] }

/** Null when there is no such prompt, it was removed, or the reader may not see it. One round trip. */
export async function readOwn(db: Db, id: string, now: Date): Promise<OwnPage | null> {
	const row = rowOf(
		await db
			.from('circle_prompts')
			.select(`${ownColumns}, circle:circles(closed_at), topics!is_a_prompt_of_the_circle(${inSession})`)
			.eq('id', id)
			.is('removed_at', null)
			.maybeSingle()
	)
	if (!row?.circle) return null
	const { circle, topics, ...prompt } = row
	return {
		prompt: ownPromptOf(prompt),
		closed: circle.closed_at !== null,
		appearances: appearancesOf(topics, now)
	}
}
