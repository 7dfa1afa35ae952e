import { z } from 'zod'
import { statuses, type Commitment } from './commitment'

/** The columns of a commitment that `commitmentSchema` reads. */
export const columns = `
	id, words, outcome, reason, support, private, status, due_on, session_id, created_at, ended_at, ended_with,
	renegotiates_id,
	circle:circles(id, name),
	owner:profiles!commitments_owner_id_fkey(id, name),
	witness:profiles!commitments_witness_id_fkey(id, name),
	due:sessions!due_at_a_session_of_the_circle(id, starts_at, ends_at)
` as const

/** Somebody, or a circle, by id and name. */
export const person = z.object({ id: z.string(), name: z.string() }).nullable()
/** An instant as the database writes it. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** A commitment as the database tells it. */
export const commitmentSchema = z
	.object({
		id: z.string(),
		words: z.string(),
		outcome: z.string().nullable(),
		reason: z.string().nullable(),
		support: z.string().nullable(),
		private: z.boolean(),
		status: z.enum(statuses),
		due_on: z.string(),
		session_id: z.string().nullable(),
		created_at: instant,
		ended_at: instant.nullable(),
		ended_with: z.string().nullable(),
		renegotiates_id: z.string().nullable(),
		circle: person,
		owner: person,
		witness: person,
		due: z.object({ id: z.string(), starts_at: instant, ends_at: instant }).nullable()
	})
	.transform(
		({
			due_on,
			session_id,
			created_at,
			ended_at,
			ended_with,
			renegotiates_id,
			due,
			...same
		}): Commitment => ({
			...same,
			dueOn: due_on,
			dueSession: due && { id: due.id, startsAt: due.starts_at, endsAt: due.ends_at },
			sessionId: session_id,
			createdAt: created_at,
			endedAt: ended_at,
			endedWith: ended_with,
			renegotiates: renegotiates_id
		})
	)
