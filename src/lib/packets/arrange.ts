import type { Item } from './packet.ts'
import { sectionKeys, type SectionKey } from './section.ts'

/**
 * The items of a packet by section, in the order of the sections; within one by place, and by id where two devices
 * gave the same place. Every section is there, also when it is empty.
 */
export function arrange<Each extends Pick<Item, 'id' | 'section' | 'place'>>(
	items: readonly Each[]
): { key: SectionKey; items: Each[] }[] {
	return sectionKeys.map((key) => ({
		key,
		items: items
			.filter(({ section }) => section === key)
			.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
	}))
}
