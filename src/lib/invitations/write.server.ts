import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { pokeWorker } from '$lib/deliveries/worker.server'
import type { Db } from '$lib/server/database'
import { rowOf, settle, type Result } from '$lib/server/result'
import type { Addressee } from './address-list'

/** 256 random bits behind a prefix that scanners for leaked secrets can know. The database keeps its hash only. */
function makeToken(): string {
	return `inv_${randomBytes(32).toString('base64url')}`
}

type Refusal = 'too_many_invitations' | 'not_found'

/** Makes an invitation to share, good for fifteen people and fourteen days. The token is shown now or never. */
export async function makeLink(db: Db, circleId: string): Promise<Result<Refusal, { token: string }>> {
	const token = makeToken()
	const answer = await db.rpc('invite', { p_circle_id: circleId, p_invitations: [{ token }] })
	return settle(answer, ['too_many_invitations', 'not_found'], () => ({ token }))
}

/** Mails one invitation to each, good once; the mails leave as soon as the mail server takes them. */
export async function mail(
	db: Db,
	circleId: string,
	addressees: readonly Addressee[]
): Promise<Result<Refusal>> {
	const invitations = addressees.map(({ email, name }) => ({ token: makeToken(), email, name }))
	const answer = await db.rpc('invite', { p_circle_id: circleId, p_invitations: invitations })
	pokeWorker()
	return settle(answer, ['too_many_invitations', 'not_found'])
}

/**
 * Withdraws an invitation, or takes that back (`at` null).
 * @returns false when there is none of that id that the person may withdraw.
 */
export async function withdraw(db: Db, circleId: string, id: string, at: Date | null): Promise<boolean> {
	const changed = db
		.from('invitations')
		.update({ withdrawn_at: at?.toISOString() ?? null })
		.eq('circle_id', circleId)
	return rowOf(await changed.eq('id', id).select('id').maybeSingle()) !== null
}

const accepted = z
	.object({ outcome: z.enum(['joined', 'waiting', 'member']), circle_id: z.uuid() })
	.transform(({ outcome, circle_id }) => ({ outcome, circleId: circle_id }))

/** Joins with the charter accepted, or takes the next place in line. Accepting twice changes nothing. */
export async function accept(
	db: Db,
	token: string
): Promise<
	Result<
		'not_found' | 'invitation_withdrawn' | 'invitation_expired' | 'invitation_used_up' | 'circle_closed',
		z.output<typeof accepted>
	>
> {
	const answer = await db.rpc('accept_invitation', { p_token: token, p_charter_accepted: true })
	return settle(
		answer,
		['not_found', 'invitation_withdrawn', 'invitation_expired', 'invitation_used_up', 'circle_closed'],
		(data) => accepted.parse(data)
	)
}

/** Gives up the person's place in line. */
export async function stopWaiting(db: Db, circleId: string): Promise<void> {
	const { error } = await db.rpc('stop_waiting', { p_circle_id: circleId })
	if (error) throw new Error('The place in line was not given up', { cause: error })
}
