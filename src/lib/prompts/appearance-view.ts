import { describeWhen } from '../sessions/when.ts'

/** Where a prompt was discussed or waits, in words: a row that leads to the session. */
export type AppearanceRow = { readonly href: string; readonly circle: string; readonly when: string }

/** What is read of a time that a prompt stood in a queue. */
type Appearance = {
	circle: string
	sessionId: string
	startsAt: Date
	endsAt: Date
	zone: string
	discussed: boolean
}

/** Each in the viewer's zone and language: 'Discussed on Thursday 5 November', 'In the queue for Thursday 3 December'. */
export function viewAppearances(
	appearances: readonly Appearance[],
	viewer: { zone: string; locale: string; now: Date }
): AppearanceRow[] {
	return appearances.map((appearance) => {
		const { day } = describeWhen(appearance, { ...viewer, circleZone: appearance.zone })
		return {
			href: `/sessions/${appearance.sessionId}`,
			circle: appearance.circle,
			when: appearance.discussed ? `Discussed on ${day}` : `In the queue for ${day}`
		}
	})
}
