import { parse } from 'devalue'
import type { Entry, Outcome } from './entry.ts'

/** What a form's action answered, as SvelteKit sends it to pages with scripts; `data` is devalue's text. */
interface ActionAnswer {
	type: 'success' | 'failure' | 'redirect' | 'error'
	status: number
	location?: string
	data?: string
}

/** A server that has not answered by then is one that does not. */
const patience = 20_000

/** The fetch of an entry's form: what a page with scripts would post, and whose, which, and how long ago it was written. */
export function requestOf(entry: Entry, now: number): [address: string, init: RequestInit] {
	return [
		entry.address,
		{
			method: 'POST',
			headers: {
				accept: 'application/json',
				'x-sveltekit-action': 'true',
				'x-fortnight-as': entry.owner,
				'x-fortnight-entry': entry.id,
				'x-fortnight-age': String(Math.max(0, Math.round(now - entry.writtenAt))),
				...(entry.after && { 'x-fortnight-after': entry.after })
			},
			body: new URLSearchParams(entry.fields.map(([name, value]) => [name, value])),
			signal: AbortSignal.timeout(patience)
		}
	]
}

/** What an answer means for the entry that was sent. */
export function judge(status: number, answer: unknown): Outcome {
	// Nothing that an action says: a server that stops, a gateway in front, too many at once.
	if (!isAnswer(answer)) {
		return status >= 400 && status < 500 && ![408, 425, 429].includes(status)
			? { kind: 'refused', why: whys[status] ?? notTaken, issues: {} }
			: { kind: 'unreachable' }
	}
	if (answer.type === 'success') return { kind: 'sent' }
	if (answer.type === 'redirect')
		return /^\/(sign-in|welcome)(\?|$)/.test(answer.location ?? '')
			? { kind: 'not_theirs' }
			: { kind: 'sent' }
	if (answer.type === 'error' || answer.status >= 500 || answer.status === 429) {
		if (answer.status === 412) return { kind: 'not_theirs' }
		if (answer.status >= 500 || answer.status === 429) return { kind: 'unreachable' }
		return { kind: 'refused', why: whys[answer.status] ?? notTaken, issues: {} }
	}
	const issues = issuesOf(answer.data)
	return { kind: 'refused', why: issues.form ?? Object.values(issues)[0] ?? notTaken, issues }
}

const notTaken = 'It was not taken.'
const whys: Record<number, string> = {
	403: 'This is not yours to write any more.',
	404: 'What this belongs to is not there any more, or not for you.',
	409: 'Things have changed meanwhile.',
	413: 'It is longer than any form here takes.'
}

function isAnswer(answer: unknown): answer is ActionAnswer {
	return answer instanceof Object && 'type' in answer && 'status' in answer
}

/** The messages of a refusal, by field. A page with several forms has them under the name of one. */
function issuesOf(data: string | undefined): Record<string, string> {
	const told: unknown = data === undefined ? null : parse(data)
	const [issues] = [told, ...Object.values(told ?? {})].flatMap((part: unknown) =>
		part instanceof Object && 'issues' in part ? [part.issues] : []
	)
	return Object.fromEntries(
		Object.entries(issues ?? {}).flatMap(([name, why]) => (typeof why === 'string' ? [[name, why]] : []))
	)
}

/**
 * Sends an entry. Never throws.
 * @param heard is given what the form's action answered, as it came, for the page that waits for it; not an error
 * @param ask the device's network
 * @param now the device's clock
 */
export async function post(
	entry: Entry,
	heard: (text: string) => void = () => {},
	ask: typeof fetch = fetch,
	now = Date.now()
): Promise<Outcome> {
	try {
		const response = await ask(...requestOf(entry, now))
		const text = await response.text()
		let answer: unknown = null
		try {
			answer = JSON.parse(text)
		} catch {
			// A page of a server in front: its status says enough.
		}
		const outcome = judge(response.status, answer)
		if (isAnswer(answer) && answer.type !== 'error') heard(text)
		return outcome
	} catch {
		return { kind: 'unreachable' }
	}
}
