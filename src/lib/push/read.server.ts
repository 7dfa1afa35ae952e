import { z } from 'zod'
import { categories } from '../deliveries/categories'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const noticesSchema = z
	.looseObject({
		key: z.string().nullable(),
		pushed: z.array(z.enum(categories)),
		devices: z.array(
			z.object({ id: z.guid(), device: z.string(), created_at: instant, used_at: instant.nullable() })
		)
	})
	.transform(({ key, pushed, devices, ...rest }) => ({
		/** What browsers ask push services with; null before the server made any. */
		key,
		pushed,
		/** The sorts that come at all. */
		wanted: categories.filter((category) => rest[category] === true),
		devices: devices.map(({ id, device, created_at, used_at }) => ({
			...{ id, device },
			createdAt: created_at,
			usedAt: used_at
		}))
	}))

/** The person's devices, and what comes to them. One round trip. */
export async function readNotices(db: Db): Promise<z.output<typeof noticesSchema>> {
	return noticesSchema.parse(rowsOf(await db.rpc('read_my_notices')))
}
