import webPush from 'web-push'
import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import type { VapidKeys } from './deliver.server'

const kept = z.object({ public: z.string(), private: z.string() })

/**
 * The keys of this deployment: those of its settings, or else the pair that the database keeps, made by whichever server
 * started first.
 * @param db with the secret key
 */
export async function findKeys(
	db: Db,
	settings: { publicKey: string | undefined; privateKey: string | undefined; subject: string }
): Promise<VapidKeys> {
	const { publicKey, privateKey, subject } = settings
	if (publicKey && privateKey) return { publicKey, privateKey, subject }
	const fresh = webPush.generateVAPIDKeys()
	const answer = await db.rpc('keep_vapid_keys', { p_public: fresh.publicKey, p_private: fresh.privateKey })
	const keys = kept.parse(rowsOf(answer))
	return { publicKey: keys.public, privateKey: keys.private, subject }
}
