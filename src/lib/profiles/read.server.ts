import { isAuthRetryableFetchError } from '@supabase/supabase-js'
import { z } from 'zod'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { archetypes } from './archetype'
import { themes } from './theme'

const profileSchema = z.object({
	name: z.string(),
	title: z.string().nullable(),
	archetype: z.enum(archetypes).nullable(),
	/** Where the person is today: at home or, for a while, elsewhere. */
	zone: z.string().transform(knownZone),
	/** Where they live: what they edit. */
	home_zone: z.string().transform(knownZone),
	locale: z.string(),
	theme: z.enum(themes),
	/** How sessions reach their calendar. */
	calendar_channel: z.enum(['feed', 'mail'])
})

const meSchema = z.object({
	id: z.guid(),
	/** Which of their sign-ins this is, at the Auth server; for the server alone. */
	sign_in_id: z.guid(),
	profile: profileSchema.nullable(),
	/** Whether they have marked when they can meet, for every circle. */
	has_hours: z.boolean(),
	circles: z.array(z.object({ id: z.guid(), name: z.string(), role: z.enum(['member', 'organiser']) }))
})

export type Profile = z.infer<typeof profileSchema>

/** Who is signed in: id, profile (null until the name was asked) and the circles they are in now. */
export type Me = z.infer<typeof meSchema>

/**
 * Who is signed in. The database verifies the token's signature and that the sign-in was not ended elsewhere, so this
 * is the check of identity as well as the data: one round trip for both.
 * @returns null when nobody is, or no longer.
 * @throws Error when the database did not answer.
 */
export async function readMe(db: Db): Promise<Me | null> {
	const { data, error, status } = await db.rpc('read_me')
	if (error) {
		if (status === 401 || status === 403) {
			// A sign-in that could not be renewed because Auth did not answer is no sign-out.
			const { error: renewal } = await db.auth.getSession()
			if (renewal && isAuthRetryableFetchError(renewal)) {
				throw new Error('The sign-in could not be renewed', { cause: renewal })
			}
			return null
		}
		throw new Error('The database did not say who is signed in', { cause: error })
	}
	return data === null ? null : meSchema.parse(data)
}

/** The person's data as the database exports it, for a download. */
export async function exportMine(db: Db): Promise<unknown> {
	const { data, error } = await db.rpc('export_my_data')
	if (error) throw new Error('The database did not export', { cause: error })
	return data
}

/**
 * The circles that nobody would organise without this person, though others are in them: another has to be named
 * before the account can go. The database holds the same rule.
 */
export async function readOnlyOrganised(db: Db, me: Me): Promise<{ id: string; name: string }[]> {
	const organised = me.circles.filter(({ role }) => role === 'organiser')
	if (organised.length === 0) return []
	const others = rowsOf(
		await db
			.from('members')
			.select('circle_id, role')
			.in(
				'circle_id',
				organised.map(({ id }) => id)
			)
			.is('left_at', null)
			.neq('profile_id', me.id)
	)
	return organised
		.filter(({ id }) => others.some((other) => other.circle_id === id))
		.filter(({ id }) => !others.some((other) => other.circle_id === id && other.role === 'organiser'))
		.map(({ id, name }) => ({ id, name }))
}
