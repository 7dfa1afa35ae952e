import type { Kept } from '../offline/kept.ts'
import type { Answer } from './attendance.ts'

const says = { yes: 'Yes', maybe: 'Maybe', no: 'No' }

/** An RSVP, as it is kept on the device until it is sent. */
export const keptAnswer = (sessionId: string): Kept => ({
	row: `rsvps/${sessionId}`,
	what: 'Your answer',
	field: 'answer',
	says,
	sets: true
})

/** What was answered last on this device and is not sent yet; null when nothing is. */
export const savedAnswer = (saved: string | null): Answer | null =>
	saved === 'yes' || saved === 'maybe' || saved === 'no' ? saved : null
