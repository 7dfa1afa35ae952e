import { kindOf, type Entry, type Outcome } from './entry.ts'
import { entryOf, fillField, fillForm, type Kept } from './kept.ts'
import {
	drop,
	dropShared,
	findShared,
	forgetOwner,
	keep,
	keepShared,
	listKept,
	mark,
	openStore,
	outboxName,
	sendKept,
	type Store
} from './outbox.ts'
import { hinted } from './outbox.svelte.ts'
import { post } from './post.ts'

export { default as KeptNote } from './KeptNote.svelte'
export { default as Unsent } from './Unsent.svelte'

/** What became of a form that was handed to the outbox. */
export type Sent =
	/** The server answered; `text` is what it said, as SvelteKit's `deserialize` reads it. */
	| { kind: 'answered'; text: string }
	/** Another window or the service worker has sent it. */
	| { kind: 'sent' }
	/** Not taken, and no form has the words any more: with `kept` they are on this device, with the reason. */
	| { kind: 'refused'; why: string; kept: boolean }
	/** It is on this device, and sent once there is network. */
	| { kind: 'kept' }
	/** It is on this device, and sent once its writer is signed in again. */
	| { kind: 'signed_out' }
	/** This browser keeps nothing, and no answer came. */
	| { kind: 'lost' }

/** What came of an entry that this page has sent: the answer as it came, if there was one, and what it means. */
interface Heard {
	text?: string
	kind?: Outcome['kind']
}

/** Notes for the pages to come whether something waits on this device. */
function hint(waits: boolean): void {
	try {
		if (waits) localStorage.setItem(hinted, '1')
		else localStorage.removeItem(hinted)
	} catch {
		// Then each page looks for itself.
	}
}

/** In an address, what another app shared; anything else there is the id of an entry. */
const sharedId = 'shared'

/** Background Sync, where there is one: the browser wakes the service worker once there is network. */
async function askToSync(): Promise<void> {
	const worker = await navigator.serviceWorker?.getRegistration()
	await worker?.sync?.register(outboxName).catch(() => undefined)
}

/** How long after a miss it is tried again while the page is open, in milliseconds. */
const again = 15_000

/** How long it goes without saying that something is on its way, in milliseconds. */
const brief = 2_000

/**
 * What one person has written on this device and the server has not taken yet, and its sending. Pages have it once there
 * is something to keep (see Outbox): most never need it.
 */
export class AtWork {
	/** Theirs alone, in the order in which they wrote it; not what is just on its way, as that is usually there at once. */
	entries = $state.raw<readonly Entry[]>([])

	/** How much is theirs here, what is just on its way as well. */
	waiting = $state(0)

	/** What was let go last on this page. */
	gone = $state.raw<Entry | null>(null)

	/** Nobody is signed in in this browser any more, or somebody else. */
	signedOut = $state(false)

	/** The id of the person whose it is. */
	readonly owner: string
	#store: Promise<Store | null> | null = null
	#told: BroadcastChannel | null = null
	#again: ReturnType<typeof setTimeout> | undefined
	#soon: ReturnType<typeof setTimeout> | undefined
	#missed: string[] = []
	#heard: Record<string, Heard> = {}
	#begun = Promise.resolve()
	#onsent: () => void

	/** @param onsent something that was kept has been taken: the page is older than it */
	constructor(owner: string, onsent: () => void) {
		this.owner = owner
		this.#onsent = onsent
	}

	/** What it returns ends it. */
	begin(): () => void {
		this.#store ??= openStore()
		this.#told = new BroadcastChannel(outboxName)
		this.#told.onmessage = () => void this.#refresh()
		const wake = () => document.visibilityState === 'visible' && void this.flush()
		const gone = new AbortController()
		const { signal } = gone
		document.addEventListener('visibilitychange', wake, { signal })
		addEventListener('online', wake, { signal })
		addEventListener('pageshow', wake, { signal })
		this.#begun = this.#begin()
		void this.#begun.then(() => (this.waiting > 0 ? this.flush() : undefined))
		return () => {
			gone.abort()
			clearTimeout(this.#again)
			clearTimeout(this.#soon)
			this.#told?.close()
			void this.#store?.then((store) => store?.close())
			this.#store = null
		}
	}

	/** What another app shared, for the page that asks where it goes; '' without. */
	async findShared(): Promise<string> {
		const store = await this.#store
		return store ? findShared(store, this.owner) : ''
	}

	/** Keeps what was shared, or lets it go when there are no words. */
	async keepShared(words: string): Promise<void> {
		const store = await this.#store
		if (store) await (words ? keepShared(store, words, this.owner) : dropShared(store))
	}

	/**
	 * Brings one that was refused back into the form that it was written in; false when it is not kept, not theirs, or of
	 * another form. By the name of `shared` it is what another app shared, for the field that the form is about.
	 */
	async bringBack(id: string, form: HTMLFormElement, kept: Kept): Promise<boolean> {
		if (id === sharedId) return fillField(form, kept.field, await this.findShared())
		const entry = (await this.#list()).find((entry) => entry.id === id)
		if (!entry) return false
		if (fillForm(form, entry, kept.idField)) return true
		const isOfLive = entry.page.endsWith('/live') && kindOf(entry.row) === kindOf(kept.row)
		return isOfLive && fillField(form, kept.field, entry.words)
	}

	/**
	 * Keeps a form and sends it, after all that was kept before it.
	 * @param at its action, the path of the page that it is on, and whether the form is still there
	 * @param instead of one that was refused: the same words, changed
	 */
	async send(
		kept: Kept,
		data: FormData,
		at: { action: URL; page: string; stands: () => boolean },
		instead: string | null
	): Promise<Sent> {
		const entry = entryOf(kept, this.owner, data, { ...at, now: Date.now() })
		const store = await this.#store
		// What is new is not taken for what was there.
		await this.#begun
		// Where nothing can be kept, or no more, it is sent as by any page.
		if (!store || !(await this.#keep(store, entry))) return this.#sendPlainly(entry)
		if (instead === sharedId) await dropShared(store)
		else if (instead !== null) await drop(store, instead)
		await this.#tell()
		await this.#flush(store)
		const { text, kind } = this.#heard[entry.id] ?? {}
		const left = (await listKept(store)).find(({ id }) => id === entry.id)
		this.#missed.push(entry.id)
		// A form that is still there has the words, and gets the reasons beside them.
		const inForm = left?.refused !== undefined && text !== undefined && at.stands()
		if (inForm) await drop(store, entry.id)
		await this.#tell()
		if (text !== undefined && (kind === 'sent' || inForm)) return { kind: 'answered', text }
		if (left?.refused) return { kind: 'refused', why: left.refused.why, kept: true }
		if (!left) return { kind: 'sent' }
		return { kind: kind === 'not_theirs' ? 'signed_out' : 'kept' }
	}

	/**
	 * Keeps a form that got no answer, to be sent later under the id that it was tried with; false where this browser keeps
	 * nothing.
	 */
	async keepTried(
		kept: Kept,
		data: FormData,
		at: { action: URL; page: string; id: string }
	): Promise<boolean> {
		const store = await this.#store
		const entry = entryOf(kept, this.owner, data, { ...at, now: Date.now() })
		if (!store || !(await this.#keep(store, entry))) return false
		this.#missed.push(entry.id)
		void this.flush()
		return true
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

	/** Takes one away unsent; `takeBack` puts it back as long as the page is there. */
	async letGo(entry: Entry): Promise<void> {
		const store = await this.#store
		if (store) await drop(store, entry.id)
		this.gone = entry
		await this.#tell()
	}

	/** Puts back what was let go last. */
	async takeBack(): Promise<void> {
		const store = await this.#store
		if (store && this.gone) await this.#keep(store, this.gone)
		this.gone = null
		await this.#tell()
	}

	/** Takes all of this person's away unsent; for signing out. */
	async forget(): Promise<void> {
		const store = await this.#store
		if (store) await forgetOwner(store, this.owner)
		await this.#tell()
	}

	async #flush(store: Store): Promise<void> {
		clearTimeout(this.#again)
		const work = () =>
			sendKept(
				store,
				(entry) => this.#post(entry),
				({ id, owner }, { kind }) => {
					if (owner !== this.owner) return
					this.signedOut = kind === 'not_theirs'
					this.#heard[id] = { ...this.#heard[id], kind }
				}
			)
		// Browsers without locks have one window at a time on the phones that they are on.
		const waits = await (navigator.locks ? navigator.locks.request(outboxName, work) : work())
		if (!waits) return
		this.#again = setTimeout(() => void this.flush(), again)
		void askToSync()
	}

	/** False when the device has no room for it. */
	async #keep(store: Store, entry: Entry): Promise<boolean> {
		hint(true)
		try {
			await keep(store, entry)
			return true
		} catch {
			return false
		}
	}

	#post(entry: Entry): Promise<Outcome> {
		// Nobody else is asked whether they are somebody else.
		if (entry.owner !== this.owner) return Promise.resolve({ kind: 'not_theirs' })
		return post(entry, (text) => (this.#heard[entry.id] = { text }))
	}

	async #sendPlainly(entry: Entry): Promise<Sent> {
		let text: string | undefined
		const outcome = await post(entry, (said) => (text = said))
		if (text !== undefined) return { kind: 'answered', text }
		return outcome.kind === 'refused' ? { kind: 'refused', why: outcome.why, kept: false } : { kind: 'lost' }
	}

	/** What was there before this page is not just on its way. */
	async #begin(): Promise<void> {
		this.#missed = (await this.#list()).map(({ id }) => id)
		await this.#refresh()
	}

	async #list(): Promise<Entry[]> {
		const store = await this.#store
		const all = store ? await listKept(store) : []
		hint(all.length > 0)
		return all.filter(({ owner }) => owner === this.owner)
	}

	async #refresh(): Promise<void> {
		const all = await this.#list()
		const now = Date.now()
		this.waiting = all.length
		this.entries = all.filter(
			({ id, writtenAt, refused }) =>
				refused || this.#missed.includes(id) || Math.abs(now - writtenAt) > brief
		)
		clearTimeout(this.#soon)
		if (this.entries.length < all.length) this.#soon = setTimeout(() => void this.#refresh(), brief)
	}

	async #tell(): Promise<void> {
		await this.#refresh()
		this.#told?.postMessage('changed')
	}
}
