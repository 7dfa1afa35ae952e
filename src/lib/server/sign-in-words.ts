import { isZone, toWall } from '../schedule/zone.ts'
import type { SignInTrouble } from './sign-in'

/**
 * What happened, what is safe and what next, for each way that signing in can be refused. Says nothing about whether
 * an address has an account.
 * @param zone the visitor's, for the time at which the next try is possible; UTC when it is not known.
 */
export function describeTrouble(
	trouble: SignInTrouble,
	zone: string | undefined
): { status: 400 | 429 | 503; words: string } {
	switch (trouble.reason) {
		case 'wrong_code':
			return { status: 400, words: 'That code does not match, or its ten minutes are over. Send a new one?' }
		case 'mail_down':
			return {
				status: 503,
				words: 'The code could not be mailed just now. Nothing is lost. Try again in a minute.'
			}
		case 'too_many': {
			// Rounded up to the minute, so that the promise holds.
			// Devices report zones that nobody knows, such as "Etc/Unknown".
			const known = zone !== undefined && isZone(zone) ? zone : undefined
			const at = toWall(new Date(trouble.retryAt.getTime() + 59_999), known ?? 'UTC')
			return {
				status: 429,
				words: `Too many tries. The next one is possible at ${at.time}${known ? '' : ' UTC'}.`
			}
		}
	}
}
