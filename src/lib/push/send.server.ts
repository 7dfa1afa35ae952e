import { parseDelivery, type Desk } from '../deliveries/delivery'
import { log } from '$lib/server/log'
import { devicesSchema, push, type Pushed, type PushWorld, type VapidKeys } from './deliver.server'
import { noticeOf } from './notice'

const byMail = (failure: string): Pushed => ({ taken: [], gone: [], failure, passes: false, after: 0 })

/**
 * Pushes a claimed delivery to the devices that came with it. Never throws; what cannot be pushed leaves by mail, and what
 * went wrong is logged without words.
 */
export async function pushDelivery(
	row: { id: string; kind: string; devices?: unknown },
	desk: Desk,
	keys: VapidKeys | null,
	world?: PushWorld
): Promise<Pushed> {
	const pushed = await tryTo(row, desk, keys, world)
	if (pushed.failure)
		log.warn({ delivery: row.id, kind: row.kind, failure: pushed.failure }, 'a notice did not leave')
	return pushed
}

async function tryTo(
	row: { devices?: unknown },
	desk: Desk,
	keys: VapidKeys | null,
	world?: PushWorld
): Promise<Pushed> {
	const devices = devicesSchema.safeParse(row.devices)
	const delivery = parseDelivery(row)
	if (!devices.success || !delivery || delivery.kind === 'invitation' || delivery.kind === 'calendar_entry')
		return byMail('push_unreadable')
	if (!keys) return byMail('push_no_keys')
	return push(devices.data, noticeOf(delivery, desk), keys, world)
}
