import type { z } from 'zod'
import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { sortsSchema, subscriptionSchema } from './schema'

/** Notices on this browser, for the person; answers the device's id. The browser that was somebody else's moves to them. */
export async function turnOn(
	db: Db,
	{ endpoint, p256dh, auth }: z.output<typeof subscriptionSchema>,
	device: string
): Promise<Result<'too_many_devices' | 'not_this_device', string>> {
	return settle(
		await db.rpc('turn_push_on', { p_endpoint: endpoint, p_p256dh: p256dh, p_auth: auth, p_device: device }),
		['too_many_devices', 'not_this_device'],
		(id) => id
	)
}

/** No more notices on a device of the person's. Twice is once. */
export async function turnOff(db: Db, id: string): Promise<void> {
	const { error } = await db.from('push_subscriptions').delete().eq('id', id)
	if (error) throw new Error('The device was not turned off', { cause: error })
}

/** No more notices on any device of the person's. */
export async function turnAllOff(db: Db): Promise<void> {
	const { error } = await db.from('push_subscriptions').delete().not('id', 'is', null)
	if (error) throw new Error('The devices were not turned off', { cause: error })
}

/** Somebody else came in on a device: its notices are not for whoever was there before. */
export async function leaveDevice(db: Db, id: string): Promise<void> {
	const { error } = await db.rpc('leave_device', { p_id: id })
	if (error) throw new Error('The device was not left', { cause: error })
}

/** Which sorts come as a notice; the others come by mail. */
export async function saveSorts(db: Db, id: string, pushed: z.output<typeof sortsSchema>): Promise<void> {
	const { error } = await db.from('mail_preferences').update({ pushed }).eq('profile_id', id)
	if (error) throw new Error('What comes as a notice was not written', { cause: error })
}
