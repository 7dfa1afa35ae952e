import type { StepKind } from '../agendas/step.ts'
import type { LiveState } from './live.ts'

/*
 * The parts of the live page, each loaded when it is needed: a phone that comes to the check-in does not wait for the
 * panels of the close, nor for sheets that are opened by a tap. The page's load finds those of its moment, so that the
 * server renders them. What moves the session on is no part: it is there at once.
 */
const loaders = {
	waiting: () => import('./WaitingRoom.svelte'),
	table: () => import('./SeatTable.svelte'),
	topic: () => import('./TopicView.svelte'),
	aside: () => import('./LiveAside.svelte'),
	menu: () => import('./LiveMenu.svelte'),
	words: async () => ({ default: (await import('./step-words.ts')).sayStep }),
	ended: () => import('./LiveEnded.svelte'),
	facilitating: () => import('./ForFacilitator.svelte'),
	review: () => import('./ReviewPanel.svelte'),
	commitments: () => import('./CommitPanel.svelte'),
	close: () => import('./ClosePanel.svelte'),
	info: () => import('./InfoPanel.svelte'),
	heard: () => import('./HeardGrid.svelte'),
	arrange: () => import('./ArrangeRound.svelte'),
	sheets: () => import('./LiveSheets.svelte')
}

export type Part = keyof typeof loaders
export type Loaded = { [Name in Part]?: Awaited<ReturnType<(typeof loaders)[Name]>>['default'] }

/** The parts that a step is done with: the table, or a panel to write in. */
export function partsOf(kind: StepKind): readonly Part[] {
	if (kind === 'review' || kind === 'commitments' || kind === 'close') return [kind]
	if (kind === 'hot_seat') return ['topic', 'table']
	if (kind === 'check_in') return ['table']
	return kind === 'discussion' || kind === 'introductions' || kind === 'looking_back'
		? ['table', 'info']
		: ['info']
}

/** What is tapped for, and the words for other steps: not waited for, but here before anybody is that far. */
export const later: readonly Part[] = ['menu', 'sheets', 'heard', 'arrange', 'words', 'ended', 'aside']

/**
 * What a page needs at once.
 * @param also what else is to be in it: without scripts everything that comes later is missed
 */
export async function loadParts(
	state: LiveState,
	me: string,
	sheet: string | null,
	also: readonly Part[]
): Promise<Loaded> {
	if (!('live' in state)) return load(['waiting'])
	const { clock, facilitatorId } = state.live
	return load([
		...partsOf(clock.steps[clock.step]?.kind ?? 'close'),
		...(facilitatorId === me ? (['facilitating'] as const) : []),
		...(sheet ? (['sheets'] as const) : []),
		...also
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
	#over = false

	constructor(there: Loaded) {
		this.there = there
	}

	/** The page is gone: what it still misses is not asked for any more. */
	end(): void {
		this.#over = true
	}

	/** Loads parts that are not there yet; without network again and again, until there is some. */
	async need(...names: Part[]): Promise<void> {
		const missing = names.filter((name) => !this.there[name])
		if (missing.length === 0) return
		try {
			const found = await load(missing)
			this.there = { ...this.there, ...found }
		} catch {
			setTimeout(() => !this.#over && void this.need(...missing), 2000)
		}
	}
}
