import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { Role } from './role'
import type { Step } from './steps'

const always = ['not_found', 'circle_closed', 'session_cancelled', 'session_started'] as const
type Always = (typeof always)[number]

/** One duty: the role in a session. */
export interface Duty {
	session: string
	role: Role
}

const named = ({ session, role }: Duty) => ({ p_session_id: session, p_role: role })

/** The person cannot this time: the duty is vacant, and the next in line gets it. */
export async function skip(db: Db, duty: Duty): Promise<Result<Always | 'not_yours'>> {
	return settle(await db.rpc('skip_duty', named(duty)), [...always, 'not_yours'])
}

/** Takes a skip back, within a minute and unless somebody acted on it. */
export async function undoSkip(
	db: Db,
	duty: Duty
): Promise<Result<Always | 'too_late' | 'changed_meanwhile'>> {
	return settle(await db.rpc('undo_skip', named(duty)), [...always, 'too_late', 'changed_meanwhile'])
}

/** Asks another member to take one's duty; the same one twice is asked once. */
export async function ask(
	db: Db,
	duty: Duty,
	personId: string
): Promise<Result<Always | 'not_yours' | 'asked_already' | 'not_free'>> {
	const asked = await db.rpc('ask_for_duty', { ...named(duty), p_person: personId })
	return settle(asked, [...always, 'not_yours', 'asked_already', 'not_free'])
}

/** Takes one's own open request back. */
export async function withdraw(
	db: Db,
	{ request }: { request: string }
): Promise<Result<Always | 'request_over'>> {
	const withdrawn = await db.rpc('withdraw_duty_request', { p_request_id: request })
	return settle(withdrawn, [...always, 'request_over'])
}

/** Answers a request; accepting swaps with one's own next duty of that role, if there is one. */
export async function answer(
	db: Db,
	{ request, answer }: { request: string; answer: 'yes' | 'no' }
): Promise<Result<Always | 'request_over' | 'not_free'>> {
	const args = { p_request_id: request, p_accepted: answer === 'yes' }
	return settle(await db.rpc('answer_duty_request', args), [...always, 'request_over', 'not_free'])
}

/** Says as an organiser who does it. */
export async function name(db: Db, duty: Duty, personId: string): Promise<Result<Always | 'not_free'>> {
	const done = await db.rpc('name_for_duty', { ...named(duty), p_person: personId })
	return settle(done, [...always, 'not_free'])
}

/**
 * Writes down what the rule found; what has changed since it looked stays as it is.
 * @param db with the secret key, since it is nobody's request
 */
export async function assign(
	db: Db,
	circleId: string,
	steps: readonly Step[]
): Promise<Result<'not_found' | 'circle_closed'>> {
	const plan = steps.map(({ session, ...step }) => ({ session_id: session, ...step }))
	const assigned = await db.rpc('assign_duties', { p_circle_id: circleId, p_plan: plan })
	return settle(assigned, ['not_found', 'circle_closed'])
}
