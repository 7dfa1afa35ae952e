import { createContext } from 'svelte'
import type { Entry, Outcome } from './entry.ts'
import {
	drop,
	forgetOwner,
	keep,
	listKept,
	mark,
	openStore,
	outboxName,
	sendKept,
	type Store
} from './outbox.ts'
import { post } from './post.ts'

/** What became of a form that was handed to the outbox. */
export type Sent =
	/** The server answered; `text` is what it said, as SvelteKit's `deserialize` reads it. */
	| { kind: 'answered'; text: string }
	/** Another window or the service worker has sent it. */
	| { kind: 'sent' }
	/** It is on this device, and sent once there is network. */
	| { kind: 'kept' }
	/** This browser keeps nothing, and no answer came. */
	| { kind: 'lost' }

/** How long after a miss it is tried again while the page is open, in milliseconds. */
const again = 15_000

/** What one person has written on this device and the server has not taken yet, for the pages of the signed-in part. */
export class Outbox {
	/** Theirs alone, in the order in which they wrote it. */
	entries = $state.raw<readonly Entry[]>([])

	/** The id of the person whose it is. */
	readonly owner: string
	#store: Promise<Store | null> | null = null
	#told: BroadcastChannel | null = null
	#again: ReturnType<typeof setTimeout> | undefined
	#onsent: () => void

	/** @param onsent something that was kept has been taken: the page is older than it */
	constructor(owner: string, onsent: () => void) {
		this.owner = owner
		this.#onsent = onsent
	}

	/** To be called where there is a browser; what it returns ends it. */
	begin(): () => void {
		this.#store = openStore()
		this.#told = new BroadcastChannel(outboxName)
		this.#told.onmessage = () => void this.#refresh()
		const wake = () => document.visibilityState === 'visible' && void this.flush()
		document.addEventListener('visibilitychange', wake)
		addEventListener('online', wake)
		addEventListener('pageshow', wake)
		void this.#refresh().then(() => (this.entries.length > 0 ? this.flush() : undefined))
		return () => {
			document.removeEventListener('visibilitychange', wake)
			removeEventListener('online', wake)
			removeEventListener('pageshow', wake)
			clearTimeout(this.#again)
			this.#told?.close()
			void this.#store?.then((store) => store?.close())
			this.#store = null
		}
	}

	/** One that is kept; undefined when it is not, or is not theirs. */
	async find(id: string): Promise<Entry | undefined> {
		await this.#refresh()
		return this.entries.find((entry) => entry.id === id)
	}

	/**
	 * Keeps a form and sends it, after all that was kept before it.
	 * @param instead of one that was refused: the same words, changed
	 */
	async send(entry: Entry, instead: string | null = null): Promise<Sent> {
		const store = await this.#store
		if (!store) return this.#sendPlainly(entry)
		await keep(store, entry)
		if (instead !== null) await drop(store, instead)
		await this.#tell()
		let text: string | undefined
		await this.#flush(store, (one, said) => one.id === entry.id && (text = said))
		const left = (await listKept(store)).find(({ id }) => id === entry.id)
		// What was refused is still in its form, with the reasons.
		if (text !== undefined && left) await drop(store, entry.id)
		await this.#tell()
		if (text !== undefined) return { kind: 'answered', text }
		return { kind: left ? 'kept' : 'sent' }
	}

	/** Sends what waits. */
	async flush(): Promise<void> {
		const store = await this.#store
		if (!store) return
		const before = this.entries.length
		await this.#flush(store)
		await this.#tell()
		if (this.entries.length < before) this.#onsent()
	}

	/** Sends one again that was refused. */
	async retry(id: string): Promise<void> {
		const store = await this.#store
		if (store) await mark(store, id, undefined)
		await this.flush()
	}

	/** Takes one away unsent. */
	async letGo(id: string): Promise<void> {
		const store = await this.#store
		if (store) await drop(store, id)
		await this.#tell()
	}

	/** Takes all of this person's away unsent; for signing out. */
	async forget(): Promise<void> {
		const store = await this.#store
		if (store) await forgetOwner(store, this.owner)
		await this.#tell()
	}

	async #flush(store: Store, heard?: (entry: Entry, text: string) => void): Promise<void> {
		clearTimeout(this.#again)
		const work = () => sendKept(store, (entry) => this.#post(entry, heard))
		// Browsers without locks have one window at a time on the phones that they are on.
		const waits = await (navigator.locks ? navigator.locks.request(outboxName, work) : work())
		if (!waits) return
		this.#again = setTimeout(() => void this.flush(), again)
		const worker = await navigator.serviceWorker?.getRegistration()
		await worker?.sync?.register(outboxName).catch(() => undefined)
	}

	#post(entry: Entry, heard?: (entry: Entry, text: string) => void): Promise<Outcome> {
		// Nobody else is asked whether they are somebody else.
		if (entry.owner !== this.owner) return Promise.resolve({ kind: 'not_theirs' })
		return post(entry, (text) => heard?.(entry, text))
	}

	async #sendPlainly(entry: Entry): Promise<Sent> {
		let text: string | undefined
		await post(entry, (said) => (text = said))
		return text === undefined ? { kind: 'lost' } : { kind: 'answered', text }
	}

	async #refresh(): Promise<void> {
		const store = await this.#store
		if (store) this.entries = (await listKept(store)).filter(({ owner }) => owner === this.owner)
	}

	async #tell(): Promise<void> {
		await this.#refresh()
		this.#told?.postMessage('changed')
	}
}

const [getOutbox, setOutbox, hasOutbox] = createContext<Outbox>()
export { setOutbox }

/** The outbox of the signed-in part; undefined outside of it. */
export const findOutbox = (): Outbox | undefined => (hasOutbox() ? getOutbox() : undefined)
