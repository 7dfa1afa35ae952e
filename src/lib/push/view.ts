import { describeDay, type Viewer } from '../commitments/due.ts'
import { categories, categoryWords, type Category } from '../deliveries/categories.ts'

interface Notices {
	pushed: readonly Category[]
	/** The sorts that come at all. */
	wanted: readonly Category[]
	devices: readonly { id: string; device: string; createdAt: Date; usedAt: Date | null }[]
}

/**
 * A person's devices and sorts in words.
 * @param here the id of the device that asks, if it gets notices
 */
export function viewNotices({ pushed, wanted, devices }: Notices, here: string | null, viewer: Viewer) {
	return {
		here: devices.find(({ id }) => id === here)?.id ?? null,
		devices: devices.map(({ id, device, createdAt, usedAt }) => ({
			id,
			name: device,
			isHere: id === here,
			used: usedAt
				? `Last notice ${describeDay(usedAt, viewer)}`
				: `On since ${describeDay(createdAt, viewer)}, no notice yet`
		})),
		sorts: categories.map((category) => ({
			category,
			name: categoryWords[category].name,
			says: wanted.includes(category) ? categoryWords[category].says : 'Does not come at all now: see Mail.',
			pushed: pushed.includes(category)
		}))
	}
}
