// Somebody who writes without a pause, with a token of their own.
import { randomUUID } from 'node:crypto'
import { signIn, type Client } from './backend.ts'
import { done } from './database/people.ts'
import { keepLedger, type Ledger, type Row, type Write } from './kill-ledger.ts'
import * as writes from './kill-writes.ts'

export interface Writer {
	ledger: Ledger
	/** What comes next; undefined when this person has written enough: the database lets nobody write without end. */
	next: () => Write | undefined
	/** Everything of theirs that is there now. */
	read: () => Promise<Row[]>
}

/** So that nobody comes near the hundred commitments that one may log in two weeks. */
const enough = 90

async function readAll({ person: { client, id }, circle }: writes.Place): Promise<Row[]> {
	const profiles = await done(client.from('profiles').select('id, name').eq('id', id))
	const circles = await done(client.from('circles').select('id, name').eq('id', circle))
	const members = await done(client.from('members').select('profile_id').eq('circle_id', circle))
	const sessions = await done(client.from('sessions').select('id').eq('circle_id', circle))
	const commitments = await done(
		client.from('commitments').select('id, status, words, ended_with, renegotiates_id').eq('owner_id', id)
	)
	const checkIns = await done(client.from('check_ins').select('id, commitment_id, words').eq('author_id', id))
	const topics = await done(client.from('topics').select('id, words, unsigned').eq('circle_id', circle))
	return [
		...profiles.map((row) => writes.profileRow(row.id, row.name)),
		...circles.map((row) => writes.circleRow(row.id, row.name, members.length, sessions.length)),
		...commitments.map((row) =>
			writes.commitmentRow({ ...row, continues: row.renegotiates_id }, row.status, row.ended_with)
		),
		...checkIns.map((row) => writes.checkInRow(row.id, row.commitment_id, row.words)),
		...topics.map((row) => writes.topicRow(row.id, row.words, row.unsigned))
	]
}

/**
 * Signs somebody new in. The first two things that they write are their name and their circle.
 * @param roll numbers from 0 to 1, for what comes next
 */
export async function startWriter(service: Client, client: Client, roll: () => number): Promise<Writer> {
	const email = `${randomUUID()}@kills.test`
	const person = { client, email, id: await signIn(service, client, email) }
	const place: writes.Place = { person, circle: randomUUID(), open: new Map() }
	let written = 0

	function next(): Write | undefined {
		if (written === enough) return undefined
		written++
		if (written <= 2) return written === 1 ? writes.introduce(place) : writes.form(place)
		const some = [...place.open.values()][Math.floor(roll() * place.open.size)]
		if (!some) return writes.log(place)
		const plays = [
			writes.log,
			writes.log,
			writes.checkIn,
			writes.edit,
			writes.end,
			writes.renegotiate,
			writes.bring
		]
		return plays[Math.floor(roll() * plays.length)]?.(place, some)
	}

	return { ledger: keepLedger(), next, read: () => readAll(place) }
}
