import { createContext } from 'svelte'
import type { AtWork } from './at-work.svelte.ts'

/** What of the browser's store says that something waits here. */
export const hinted = 'unsent'

function isHinted(): boolean {
	try {
		return localStorage.getItem(hinted) !== null
	} catch {
		// Then each page looks for itself.
		return true
	}
}

/**
 * The door to one person's outbox, for the pages of the signed-in part. What is behind it is loaded when something waits
 * there, or somebody begins to write what could.
 */
export class Outbox {
	/** null until it was needed. */
	work = $state.raw<AtWork | null>(null)
	parts = $state.raw<Pick<typeof import('./at-work.svelte.ts'), 'Unsent' | 'KeptNote'> | null>(null)

	#opening: Promise<AtWork> | null = null
	#end = () => {}
	#owner: string
	#onsent: () => void

	/** @param onsent something that was kept has been taken: the page is older than it */
	constructor(owner: string, onsent: () => void) {
		this.#owner = owner
		this.#onsent = onsent
	}

	/** To be called where there is a browser; what it returns ends it. */
	begin(): () => void {
		if (isHinted()) this.open().catch(() => undefined)
		return () => this.#end()
	}

	/** @throws when it is not on this device yet and cannot be had now */
	open(): Promise<AtWork> {
		this.#opening ??= this.#open().catch((broke: unknown) => {
			this.#opening = null
			throw broke
		})
		return this.#opening
	}

	async #open(): Promise<AtWork> {
		const { AtWork, ...parts } = await import('./at-work.svelte.ts')
		this.work = new AtWork(this.#owner, this.#onsent)
		this.#end = this.work.begin()
		this.parts = parts
		return this.work
	}
}

const [getOutbox, setOutbox, hasOutbox] = createContext<Outbox>()
export { setOutbox }

/** The outbox of the signed-in part; undefined outside of it. */
export const findOutbox = (): Outbox | undefined => (hasOutbox() ? getOutbox() : undefined)
