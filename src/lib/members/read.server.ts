import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'

export interface Member {
	id: string
	name: string
	title: string | null
	zone: string
	role: 'member' | 'organiser'
}

/** The people of a circle: who is in, and, for organisers, who waits, first in line first. */
export interface People {
	circleName: string
	members: Member[]
	me: Member
	/** Nobody else organises it. */
	amLastOrganiser: boolean
	waiting: { id: string; name: string; since: Date }[]
}

/**
 * The people of a circle, in one round trip.
 * @returns null when the person is not in it, or it does not exist.
 */
export async function read(db: Db, circleId: string, personId: string): Promise<People | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`name, members(role, joined_at, profile:profiles(id, name, title, zone)),
				waiting(since, profile:profiles(id, name))`
			)
			.eq('id', circleId)
			.is('members.left_at', null)
			.order('joined_at', { referencedTable: 'members' })
			.order('since', { referencedTable: 'waiting' })
			.maybeSingle()
	)
	if (!row) return null
	const members = row.members.flatMap(({ profile, role }): Member[] =>
		profile ? [{ ...profile, role: role === 'organiser' ? 'organiser' : 'member' }] : []
	)
	const me = members.find((member) => member.id === personId)
	if (!me) return null
	const organisers = members.filter((member) => member.role === 'organiser')
	return {
		circleName: row.name,
		members,
		me,
		amLastOrganiser: me.role === 'organiser' && organisers.length === 1,
		waiting: row.waiting.flatMap(({ since, profile }) =>
			profile ? [{ id: profile.id, name: profile.name, since: new Date(since) }] : []
		)
	}
}
