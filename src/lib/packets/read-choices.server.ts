import type { Db } from '../server/database.ts'
import { rowsOf } from '../server/result.ts'

/** A commitment that ended with an outcome and can go into the packet. */
export interface Pickable {
	id: string
	words: string
	status: 'kept' | 'learned'
	endedWith: string | null
	endedAt: Date
	/** Null for one of a circle that its owner left. */
	circle: string | null
}

/** A person's commitments that ended as kept or learned and are not in their packet yet, the latest first. */
export async function listPickable(db: Db, ownerId: string): Promise<Pickable[]> {
	const rows = rowsOf(
		await db
			.from('commitments')
			.select(
				`id, words, status, ended_with, ended_at, circle:circles(name),
				sources:packet_sources(item:packet_items(removed_at))`
			)
			.eq('owner_id', ownerId)
			.in('status', ['kept', 'learned'])
			.order('ended_at', { ascending: false })
	)
	return rows
		.filter(({ sources }) => sources.every(({ item }) => item?.removed_at))
		.map(({ id, words, status, ended_with, ended_at, circle }) => ({
			...{ id, words },
			status: status === 'kept' ? 'kept' : 'learned',
			endedWith: ended_with,
			endedAt: new Date(ended_at ?? 0),
			circle: circle?.name ?? null
		}))
}

/** Everybody in a circle with a person now, by name, each with the circles they share. */
export async function listPeers(
	db: Db,
	personId: string
): Promise<{ id: string; name: string; circles: string[] }[]> {
	const rows = rowsOf(
		await db
			.from('members')
			.select('circle:circles(name), person:profiles(id, name)')
			.is('left_at', null)
			.neq('profile_id', personId)
	)
	const peers = new Map<string, { id: string; name: string; circles: string[] }>()
	for (const { circle, person } of rows) {
		if (!person || !circle) continue
		const { circles } = peers.get(person.id) ?? { circles: [] }
		peers.set(person.id, { ...person, circles: [...circles, circle.name] })
	}
	return [...peers.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
