import { dueValue, type CircleChoice } from './choices.ts'

/**
 * What the form for a new commitment begins with: the circle that was asked for, due at its next session, and the session
 * it is made in where that is named too. Nobody asked: the circle that meets next.
 * @param circles those that may be committed in, the one that meets next first
 * @param asked ids from an address
 * @returns `gone` when the circle that was asked for is none of them: closed, or left
 */
export function beginLog(
	circles: readonly CircleChoice[],
	asked: { circle: string | null; session: string | null }
): { gone: boolean; until: string; session: string | undefined } {
	const found = circles.find(({ id }) => id === asked.circle)
	const circle = asked.circle ? found : circles[0]
	return {
		gone: circle === undefined && circles.length > 0,
		until: circle ? dueValue(circle, circle.sessions[0]?.id) : '',
		session: found && asked.session ? `${found.id}/${asked.session}` : undefined
	}
}
