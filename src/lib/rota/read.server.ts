import { z } from 'zod'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import type { CircleRota } from './circle-rota'
import { roles, type Role } from './role'

const instant = z.string().transform((text) => new Date(text))
const zone = z.string().transform(knownZone)
const role = z.enum(roles)
const dates = { starts_on: z.string(), ends_on: z.string() }
const cameBy = z.enum(['turn', 'instead', 'asked', 'named'])

const rotaSchema = z
	.object({
		circle: z.object({ id: z.guid(), name: z.string() }),
		previous_start: instant.nullable(),
		members: z.array(
			z
				.object({
					id: z.guid(),
					name: z.string(),
					role: z.string(),
					joined_at: instant,
					zone,
					travels: z.array(z.object({ zone, ...dates })),
					absences: z.array(z.object(dates))
				})
				.transform(({ joined_at, travels, absences, ...member }) => ({
					...member,
					joinedAt: joined_at,
					travels: travels.map(({ zone, ...span }) => ({ zone, ...spanOf(span) })),
					absences: absences.map(spanOf)
				}))
		),
		sessions: z.array(
			z
				.object({
					id: z.guid(),
					starts_at: instant,
					ends_at: instant,
					zone,
					said_no: z.array(z.guid()),
					skips: z.array(z.object({ role, person: z.guid() })),
					duties: z.array(z.object({ role, person: z.guid(), came_by: cameBy, assigned_at: instant }))
				})
				.transform(({ id, zone, starts_at, ends_at, said_no, skips, duties }) => ({
					id,
					zone,
					startsAt: starts_at,
					endsAt: ends_at,
					saidNo: said_no,
					skips: skips.map(({ role, person }) => ({ role, personId: person })),
					duties: duties.map((duty) => ({
						role: duty.role,
						personId: duty.person,
						cameBy: duty.came_by,
						assignedAt: duty.assigned_at
					}))
				}))
		),
		served: z.array(
			z
				.object({ role, person: z.guid(), times: z.number(), last: instant })
				.transform(({ person, ...served }) => ({ ...served, personId: person }))
		),
		requests: z
			.array(
				z
					.object({ id: z.guid(), session_id: z.guid(), role, asked_by: z.guid(), asked_of: z.guid() })
					.transform((request) => ({
						id: request.id,
						sessionId: request.session_id,
						role: request.role,
						by: request.asked_by,
						of: request.asked_of
					}))
			)
			.default([])
	})
	.transform(({ previous_start, ...rota }) => ({ ...rota, previousStart: previous_start }))

function spanOf({ starts_on, ends_on }: { starts_on: string; ends_on: string }) {
	return { startsOn: starts_on, endsOn: ends_on }
}

/** Somebody is asked to take a duty; good until it is answered, withdrawn, or the session starts. */
export interface DutyRequest {
	id: string
	sessionId: string
	role: Role
	by: string
	of: string
}

/** A circle's rota, and the open requests that are the reader's to answer or withdraw. */
export interface Rota extends CircleRota {
	requests: DutyRequest[]
}

/** The rota of a circle for a member of it, in one round trip; null for everybody else. */
export async function read(db: Db, circleId: string): Promise<Rota | null> {
	const found = rowOf(await db.rpc('read_rota', { p_circle_id: circleId }))
	return found === null ? null : rotaSchema.parse(found)
}

/**
 * The circles whose next sessions may want somebody, each still to be understood by `parseRota`.
 * @param db with the secret key, since it is nobody's request
 */
export async function readGaps(db: Db, circleId: string | null): Promise<unknown[]> {
	return rowsOf(await db.rpc('read_rota_gaps', circleId === null ? {} : { p_circle_id: circleId }))
}

/** @throws ZodError for a circle that holds what no circle should. */
export function parseRota(row: unknown): CircleRota {
	return rotaSchema.parse(row)
}
