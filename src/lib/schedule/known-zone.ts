import { isZone } from './zone.ts'

/**
 * The zone to reckon with for a name that was stored: itself, or 'Etc/UTC' where the tz database knows no such zone. The
 * database holds a name only to its shape, so whatever reads rows asks this; no one row can stop a page or a job.
 */
export function knownZone(name: string): string {
	return isZone(name) ? name : 'Etc/UTC'
}
