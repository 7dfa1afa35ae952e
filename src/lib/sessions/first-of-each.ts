/** Of each circle the first session that is not over. @param near first to last */
export function firstOfEach<Session extends { endsAt: Date; circle: { id: string } }>(
	near: readonly Session[],
	now: Date
): Session[] {
	const firsts = new Map<string, Session>()
	for (const session of near)
		if (session.endsAt > now && !firsts.has(session.circle.id)) firsts.set(session.circle.id, session)
	return [...firsts.values()]
}
