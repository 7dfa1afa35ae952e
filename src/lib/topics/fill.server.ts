import { choosePrompts } from '$lib/prompts/choose-prompts'
import { parseFacts } from '$lib/prompts/read-facts.server'
import type { Db } from '$lib/server/database'
import { log } from '$lib/server/log'
import { rowsOf, settle } from '$lib/server/result'
import { describeFailure } from '../deliveries/failure'

/** The longest reason that the database takes. */
const reasonLength = 200

/**
 * Puts three suggestions into the queue of each session of the next day for which nobody has brought anything. Several
 * servers may do it at once, and again: whose queue is no longer empty is left alone. A circle that cannot be reckoned is
 * left out, and stops no other.
 * @param db with the secret key, since it is nobody's request
 */
export async function fillQueues(db: Db): Promise<void> {
	for (const { session_id, facts } of rowsOf(await db.rpc('read_empty_queues'))) {
		try {
			const suggestions = choosePrompts(parseFacts(facts), { count: 3, seed: session_id })
			const rows = suggestions.map(({ prompt, reasons }) => ({ slug: prompt.slug, reason: shorten(reasons) }))
			settle(await db.rpc('suggest_topics', { p_session_id: session_id, p_suggestions: rows }), [])
		} catch (error) {
			log.warn({ failure: describeFailure(error) }, 'a queue is left empty')
		}
	}
}

/** The first reasons that fit together; sentences are not cut. */
function shorten(reasons: readonly string[]): string | null {
	let said = ''
	for (const reason of reasons)
		if (`${said} ${reason}`.trim().length <= reasonLength) said = `${said} ${reason}`.trim()
	return said || null
}
