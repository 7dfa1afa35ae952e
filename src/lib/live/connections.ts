import type { Follower } from './room.ts'

/** As many as one person may have open at one server: some devices, each with some tabs. */
export const mostConnections = 24

/** Who has which connections open at one server, over all sessions; the oldest first. */
export interface Connections {
	/** Beyond what one person may have, their oldest ends: it is to ask again. */
	add(follower: Follower): void
	remove(follower: Follower): void
}

export function openConnections(): Connections {
	const byPerson = new Map<string, Set<Follower>>()

	return {
		add(follower) {
			const theirs = byPerson.get(follower.personId) ?? new Set()
			byPerson.set(follower.personId, theirs.add(follower))
			const [oldest] = theirs
			if (theirs.size > mostConnections) oldest?.end({ kind: 'again' })
		},
		remove(follower) {
			const theirs = byPerson.get(follower.personId)
			theirs?.delete(follower)
			if (theirs?.size === 0) byPerson.delete(follower.personId)
		}
	}
}
