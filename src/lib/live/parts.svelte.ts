import type { StepKind } from '../agendas/step.ts'
import type { LiveState } from './live.ts'

/*
 * The parts of the live page, each loaded when it is needed: a phone that comes to the check-in does not wait for the
 * panels of the close. The page's load finds those of its moment, so that the server renders them.
 */
const loaders = {
	waiting: () => import('./WaitingRoom.svelte'),
	running: () => import('./LiveRunning.svelte'),
	menu: () => import('./LiveMenu.svelte'),
	ended: () => import('./LiveEnded.svelte'),
	facilitating: () => import('./ForFacilitator.svelte'),
	review: () => import('./ReviewPanel.svelte'),
	commitments: () => import('./CommitPanel.svelte'),
	close: () => import('./ClosePanel.svelte'),
	info: () => import('./InfoPanel.svelte'),
	notes: () => import('./NotesSheet.svelte'),
	park: () => import('./ParkSheet.svelte'),
	order: () => import('./OrderSheet.svelte'),
	hand: () => import('./HandSheet.svelte'),
	end: () => import('./EndSheet.svelte')
}

export type Part = keyof typeof loaders
export type Loaded = { [Name in Part]?: Awaited<ReturnType<(typeof loaders)[Name]>>['default'] }

const isPart = (name: string | null): name is Part => name !== null && Object.hasOwn(loaders, name)

/** The part that a step is done with beside the table; null when the table is all. */
export function panelOf(kind: StepKind): Part | null {
	if (kind === 'review' || kind === 'commitments' || kind === 'close') return kind
	return kind === 'hot_seat' || kind === 'check_in' ? null : 'info'
}

/** What a page needs at once. */
export async function loadParts(state: LiveState, me: string, sheet: string | null): Promise<Loaded> {
	if (!('live' in state)) return load(['waiting'])
	const { clock, facilitatorId } = state.live
	const panel = panelOf(clock.steps[clock.step]?.kind ?? 'close')
	return load([
		'running',
		'menu',
		...(panel ? [panel] : []),
		...(facilitatorId === me ? (['facilitating'] as const) : []),
		...(isPart(sheet) ? [sheet] : [])
	])
}

async function load(names: readonly Part[]): Promise<Loaded> {
	return Object.assign(
		{},
		...(await Promise.all(names.map(async (name) => ({ [name]: (await loaders[name]()).default }))))
	)
}

/** The parts that are there, and those that come when something needs them. */
export class Parts {
	there = $state.raw<Loaded>({})

	constructor(there: Loaded) {
		this.there = there
	}

	/** Loads parts that are not there yet; without network again and again, until there is some. */
	async need(...names: Part[]): Promise<void> {
		const missing = names.filter((name) => !this.there[name])
		if (missing.length === 0) return
		try {
			const found = await load(missing)
			this.there = { ...this.there, ...found }
		} catch {
			setTimeout(() => void this.need(...missing), 2000)
		}
	}
}
