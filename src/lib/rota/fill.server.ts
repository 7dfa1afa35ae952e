import { openDatabaseForWorker, type Db } from '$lib/server/database'
import { log } from '$lib/server/log'
import { describeFailure } from '../deliveries/failure'
import { parseRota, readGaps } from './read.server'
import { stepsOf } from './steps'
import { assign } from './write.server'

/**
 * Stores who does what in the next four sessions of every circle, and fills the place of those who left, are away or
 * said no. Several servers may do it at once, and again: what has changed meanwhile is left for the next time. A circle
 * that cannot be reckoned is left out, and stops no other.
 * @param db with the secret key, since it is nobody's request
 */
export async function fillRota(db: Db): Promise<void> {
	await fill(db, null)
}

/** Fills one circle's rota after a change, so that it need not wait for the worker. Never throws: the worker comes by. */
export async function fillCircle(circleId: string): Promise<void> {
	try {
		await fill(openDatabaseForWorker(), circleId)
	} catch (error) {
		log.warn({ failure: describeFailure(error) }, 'a rota is filled later')
	}
}

async function fill(db: Db, circleId: string | null): Promise<void> {
	for (const row of await readGaps(db, circleId)) {
		try {
			const rota = parseRota(row)
			const steps = stepsOf(rota)
			// Gone or closed since it was read: then it needs nobody.
			if (steps.length > 0) await assign(db, rota.circle.id, steps)
		} catch (error) {
			log.warn({ failure: describeFailure(error) }, 'a rota is left out')
		}
	}
}
