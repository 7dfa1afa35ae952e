import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import type { CircleToCommitIn } from './choices'
import { statuses, type AnswerBefore, type CheckIn, type Commitment, type Encouragement } from './commitment'
import { columns, commitmentSchema, instant, person } from './row'

/** Every commitment of a person, the first due first. One round trip. */
export async function listMine(db: Db, ownerId: string): Promise<Commitment[]> {
	const rows = rowsOf(
		await db
			.from('commitments')
			.select(columns)
			.eq('owner_id', ownerId)
			.order('due_on')
			.order('created_at')
			.order('id')
	)
	return rows.map((row) => commitmentSchema.parse(row))
}

const encouragementSchema = z
	.object({ id: z.string(), due_on: z.string(), witness: person })
	.transform(({ due_on, ...same }): Encouragement => ({ ...same, dueOn: due_on }))

const checkInSchema = z
	.object({ id: z.string(), words: z.string(), created_at: instant })
	.transform(({ created_at, ...same }): CheckIn => ({ ...same, createdAt: created_at }))

const answerBeforeSchema = z
	.object({ answer: z.enum(statuses), words: z.string().nullable(), said_at: instant })
	.transform(({ said_at, ...same }): AnswerBefore => ({ ...same, saidAt: said_at }))

/**
 * A commitment with its check-ins, the latest first, what its witness sent, what its owner answered before, and the
 * sessions to come of its circle; null when there is none or the reader may not see it. One round trip.
 */
export async function read(
	db: Db,
	id: string,
	now: Date
): Promise<{
	commitment: Commitment
	checkIns: CheckIn[]
	encouragements: Encouragement[]
	/** Before the answer that stands; empty for anybody else than the owner. */
	answersBefore: AnswerBefore[]
	circle: CircleToCommitIn | null
} | null> {
	const row = rowOf(
		await db
			.from('commitments')
			.select(
				`${columns}, answered_before, check_ins(id, words, created_at),
				encouragements(id, due_on, witness:profiles(id, name)),
				place:circles(id, name, sessions(id, starts_at, ends_at))`
			)
			.eq('id', id)
			.order('created_at', { referencedTable: 'check_ins', ascending: false })
			.eq('place.sessions.status', 'confirmed')
			.gt('place.sessions.starts_at', now.toISOString())
			.order('starts_at', { referencedTable: 'place.sessions' })
			.maybeSingle()
	)
	if (!row) return null
	return {
		commitment: commitmentSchema.parse(row),
		checkIns: row.check_ins.map((checkIn) => checkInSchema.parse(checkIn)),
		encouragements: row.encouragements.map((each) => encouragementSchema.parse(each)),
		answersBefore: z.array(answerBeforeSchema).parse(row.answered_before),
		circle: row.place && { ...row.place, members: [], sessions: row.place.sessions.map(sessionOf) }
	}
}

/**
 * What a commitment was before and what it became are among these: all that its owner committed to in the same circle.
 * Nothing is asked when it was never renegotiated.
 */
export async function listRelatives(db: Db, commitment: Commitment): Promise<Commitment[]> {
	const { owner, circle, renegotiates, status } = commitment
	if (!owner || !circle || (renegotiates === null && status !== 'renegotiated')) return []
	const rows = rowsOf(
		await db.from('commitments').select(columns).eq('owner_id', owner.id).eq('circle_id', circle.id)
	)
	return rows.map((row) => commitmentSchema.parse(row))
}

function sessionOf({ id, starts_at, ends_at }: { id: string; starts_at: string; ends_at: string }) {
	return { id, startsAt: new Date(starts_at), endsAt: new Date(ends_at) }
}

/**
 * The circles that the reader may commit in, with their members and their sessions to come. One round trip.
 */
export async function listCircles(db: Db, now: Date): Promise<CircleToCommitIn[]> {
	const rows = rowsOf(
		await db
			.from('circles')
			.select('id, name, members(profile:profiles(id, name)), sessions(id, starts_at, ends_at)')
			.is('closed_at', null)
			.is('members.left_at', null)
			.eq('sessions.status', 'confirmed')
			.gt('sessions.starts_at', now.toISOString())
			.order('starts_at', { referencedTable: 'sessions' })
	)
	return rows.map(({ id, name, members, sessions }) => ({
		id,
		name,
		members: members.flatMap(({ profile }) => profile ?? []),
		sessions: sessions.map(sessionOf)
	}))
}
