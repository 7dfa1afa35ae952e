import type { Follower } from './room.ts'

/** As many as one person may have open at one server: some devices, each with some tabs. */
export const mostConnections = 24
/** A sign-in that was there is asked about again after this time. With a second until it is, and the answer: under ten. */
export const signInHolds = 8000
/** From one to the next answer about a sign-in: it is due, waits for the next look, and is asked about. */
const longestUnasked = signInHolds + 1500
/** As many sign-ins are asked about at once; who comes back after a start comes at one moment. */
const mostAtOnce = 1000

/** Who has which connections open at one server, over all sessions; the oldest first. */
export interface Connections {
	/** Beyond what one person may have, their oldest ends: it is to ask again. */
	add(follower: Follower): void
	remove(follower: Follower): void
	/** The sign-ins to ask about at this moment, in milliseconds since 1970: whoever waited longest first. */
	due(now: number): string[]
	/** Whether this sign-in was found to be there so short a time ago that it is taken for granted. */
	holds(signInId: string, now: number): boolean
	/** What was answered about those: of a sign-in that has ended everything ends, the others were there when it was asked. */
	settle(asked: readonly string[], ended: ReadonlySet<string>, askedAt: number): void
}

export function openConnections(): Connections {
	const byPerson = new Map<string, Set<Follower>>()
	const bySignIn = new Map<string, { seenAt: number; theirs: Set<Follower> }>()

	return {
		add(follower) {
			const { personId, signInId, began } = follower
			const signIn = bySignIn.get(signInId) ?? { seenAt: began, theirs: new Set() }
			signIn.theirs.add(follower)
			bySignIn.set(signInId, signIn)
			const theirs = byPerson.get(personId) ?? new Set()
			byPerson.set(personId, theirs.add(follower))
			const [oldest] = theirs
			if (theirs.size > mostConnections) oldest?.end({ kind: 'again' })
		},
		remove(follower) {
			const theirs = byPerson.get(follower.personId)
			theirs?.delete(follower)
			if (theirs?.size === 0) byPerson.delete(follower.personId)
			const signIn = bySignIn.get(follower.signInId)
			signIn?.theirs.delete(follower)
			if (signIn?.theirs.size === 0) bySignIn.delete(follower.signInId)
		},
		due(now) {
			return (
				[...bySignIn]
					// Either way: a server's clock may be set back.
					.filter(([, { seenAt }]) => Math.abs(now - seenAt) >= signInHolds)
					.toSorted(([, a], [, b]) => a.seenAt - b.seenAt)
					.slice(0, mostAtOnce)
					.map(([id]) => id)
			)
		},
		holds(signInId, now) {
			const signIn = bySignIn.get(signInId)
			return signIn !== undefined && Math.abs(now - signIn.seenAt) <= longestUnasked
		},
		settle(asked, ended, askedAt) {
			for (const id of asked) {
				const signIn = bySignIn.get(id)
				if (!signIn) continue
				if (ended.has(id)) for (const follower of [...signIn.theirs]) follower.end({ kind: 'gone' })
				else signIn.seenAt = askedAt
			}
		}
	}
}
