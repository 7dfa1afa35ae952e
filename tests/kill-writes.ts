// What members write in the app, through the same tables and functions, in words that are nobody else's.
import { randomUUID } from 'node:crypto'
import { askForCircle, askToLog, type Person } from './database/people.ts'
import type { Row, Write } from './kill-ledger.ts'

/** An open commitment as its owner knows it. */
export interface Open {
	id: string
	words: string
	/** The one that it continues in other words. */
	continues: string | null
}

export interface Place {
	person: Person
	circle: string
	/** By id. */
	open: Map<string, Open>
}

const own = (words: string) => `${words} ${randomUUID()}`

export const commitmentRow = (
	{ id, words, continues }: Open,
	status: string,
	endedWith: string | null = null
): Row => ({ key: `commitments/${id}`, says: [id, status, words, endedWith, continues].join('|') })

export const checkInRow = (id: string, commitment: string, words: string): Row => ({
	key: `check_ins/${id}`,
	says: [id, commitment, words].join('|')
})

export const topicRow = (id: string, words: string | null, unsigned: boolean): Row => ({
	key: `topics/${id}`,
	says: [id, words, unsigned].join('|')
})

export const profileRow = (id: string, name: string): Row => ({
	key: `profiles/${id}`,
	says: [id, name].join('|')
})

/** A circle with what is made with it. */
export const circleRow = (id: string, name: string, members: number, sessions: number): Row => ({
	key: `circles/${id}`,
	says: [id, name, `${members} members`, `${sessions} sessions`].join('|')
})

export function introduce({ person: { client, id } }: Place): Write {
	return {
		kind: 'profile',
		rows: [profileRow(id, 'Wren')],
		send: () =>
			client.from('profiles').upsert({ id, name: 'Wren', zone: 'Etc/UTC' }, { ignoreDuplicates: true })
	}
}

/** Rows of four tables as one: the circle, its organiser, its season and its sessions. */
export function form({ person, circle }: Place): Write {
	return {
		kind: 'circle',
		rows: [circleRow(circle, 'Lamplighters', 1, 8)],
		send: () => askForCircle(person, circle)
	}
}

export function log({ person, circle, open }: Place): Write {
	const logged = { id: randomUUID(), words: own('Write the one-page case.'), continues: null }
	return {
		kind: 'commitment',
		rows: [commitmentRow(logged, 'open')],
		send: () => askToLog(person, { id: logged.id, circle_id: circle, words: logged.words }),
		done: () => open.set(logged.id, logged)
	}
}

export function checkIn({ person }: Place, { id: commitment_id }: Open): Write {
	const [id, words] = [randomUUID(), own('Half way.')]
	return {
		kind: 'check-in',
		rows: [checkInRow(id, commitment_id, words)],
		send: () => person.client.from('check_ins').insert({ id, commitment_id, author_id: person.id, words })
	}
}

export function edit({ person, open }: Place, before: Open): Write {
	const edited = { ...before, words: own('Write half a page.') }
	return {
		kind: 'edit',
		rows: [commitmentRow(edited, 'open')],
		send: () => person.client.from('commitments').update({ words: edited.words }).eq('id', edited.id),
		done: () => open.set(edited.id, edited)
	}
}

export function end({ person, open }: Place, before: Open): Write {
	const came = own('They read it.')
	return {
		kind: 'ending',
		rows: [commitmentRow(before, 'kept', came)],
		send: () =>
			person.client.rpc('end_commitment', { p_id: before.id, p_status: 'kept', p_ended_with: came }),
		done: () => open.delete(before.id)
	}
}

/** Two rows as one: the old commitment ends, the new one begins. */
export function renegotiate({ person, open }: Place, before: Open): Write {
	const why = own('Too long.')
	const next = { id: randomUUID(), words: own('Write a paragraph.'), continues: before.id }
	return {
		kind: 'renegotiation',
		rows: [commitmentRow(before, 'renegotiated', why), commitmentRow(next, 'open')],
		send: () =>
			person.client.rpc('renegotiate_commitment', {
				p_id: before.id,
				p_new_id: next.id,
				p_words: next.words,
				p_due_on: '2027-01-07',
				p_ended_with: why
			}),
		done: () => {
			open.delete(before.id)
			open.set(next.id, next)
		}
	}
}

/** Two tables as one: the topic, and apart from it who brought it. */
export function bring({ person: { client }, circle }: Place): Write {
	const [id, words] = [randomUUID(), own('Two directors each think I am their architect.')]
	return {
		kind: 'topic',
		rows: [topicRow(id, words, true)],
		send: async () => {
			const session = await client.from('sessions').select('id').eq('circle_id', circle).limit(1).single()
			if (session.error) return session
			const p_topic = { id, session_id: session.data.id, words, unsigned: true }
			return client.rpc('bring_topic', { p_topic })
		}
	}
}
