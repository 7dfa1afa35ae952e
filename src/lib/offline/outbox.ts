import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { nextToSend, type Entry, type Outcome, type Refusal } from './entry.ts'

/*
 * The outbox: what was written and not answered yet, in the device's own database (IndexedDB), for its pages and for the
 * service worker alike. An entry is put in before it is sent and taken out after it was answered, so that whatever dies on
 * the way, it is sent; it carries the ids of what it makes, so that sent twice it is recorded once.
 */

interface Schema extends DBSchema {
	entries: { key: number; value: Entry; indexes: { id: string } }
	/**
	 * What another app shared last, until it has found its place; under the one key 'last'. It is of whoever saw it first
	 * here: until then it is of whoever shared it, and nobody has to be signed in.
	 */
	shared: { key: 'last'; value: { words: string; at: number; owner?: string | undefined } }
	/** By owner and row, the id of the answer that was sent last. */
	answered: { key: string; value: string }
}

export type Store = IDBPDatabase<Schema>

/** The name of the lock under which one sends at a time, and of the tag of Background Sync. */
export const outboxName = 'outbox'

/** Opens the device's store; null where the browser keeps nothing, as in some private windows. */
export async function openStore(): Promise<Store | null> {
	try {
		return await openDB<Schema>('fortnight', 1, {
			upgrade(store) {
				store.createObjectStore('entries', { autoIncrement: true }).createIndex('id', 'id', { unique: true })
				store.createObjectStore('shared')
				store.createObjectStore('answered')
			}
		})
	} catch {
		return null
	}
}

/** Keeps an entry; resolves once it survives the page, the browser and the device's battery. */
export async function keep(store: Store, entry: Entry): Promise<void> {
	const change = store.transaction('entries', 'readwrite', { durability: 'strict' })
	await Promise.all([change.store.add(entry), change.done])
}

/** Everything that is kept, in the order in which it was written. */
export async function listKept(store: Store): Promise<Entry[]> {
	return store.getAll('entries')
}

/** Takes an entry away, whether it was sent or its writer let it go. Gone already, it changes nothing. */
export async function drop(store: Store, id: string): Promise<void> {
	await change(store, id, null)
}

/** Notes why an entry was not taken, or with `undefined` that it is to be sent again. */
export async function mark(store: Store, id: string, refused: Refusal | undefined): Promise<void> {
	await change(store, id, (entry) => ({ ...entry, refused }))
}

const day = 86_400_000

/** Keeps what another app shared, in place of what was shared before. */
export async function keepShared(store: Store, words: string, owner?: string): Promise<void> {
	await store.put('shared', { words, at: Date.now(), owner }, 'last')
}

/** What another app shared within a day and has found no place yet; '' without, and for anybody but its owner. */
export async function findShared(store: Store, owner: string): Promise<string> {
	const change = store.transaction('shared', 'readwrite')
	const shared = await change.store.get('last')
	const isTheirs = shared && (shared.owner ?? owner) === owner && Math.abs(Date.now() - shared.at) < day
	if (isTheirs) await change.store.put({ ...shared, owner }, 'last')
	await change.done
	return isTheirs ? shared.words : ''
}

/** Lets go of what was shared. */
export async function dropShared(store: Store): Promise<void> {
	await store.delete('shared', 'last')
}

/** Takes away everything of one person, and what was shared with them. */
export async function forgetOwner(store: Store, owner: string): Promise<void> {
	await dropShared(store)
	for (const entry of await listKept(store)) if (entry.owner === owner) await drop(store, entry.id)
	for (const key of await store.getAllKeys('answered'))
		if (key.startsWith(owner)) await store.delete('answered', key)
}

async function change(store: Store, id: string, to: ((entry: Entry) => Entry) | null): Promise<void> {
	const change = store.transaction('entries', 'readwrite', { durability: 'strict' })
	const cursor = await change.store.index('id').openCursor(id)
	if (cursor) await (to ? cursor.update(to(cursor.value)) : cursor.delete())
	await change.done
}

/**
 * Sends what is kept, one after another; to be called by one at a time (see `outboxName`). Ends when nothing is left that
 * could be sent now.
 * @param post sends one; never throws
 * @param told hears what became of each, before it leaves the store
 * @returns whether something waits for network
 */
export async function sendKept(
	store: Store,
	post: (entry: Entry) => Promise<Outcome>,
	told: (entry: Entry, outcome: Outcome) => void = () => {}
): Promise<boolean> {
	const passed = new Set<string>()
	for (;;) {
		const entry = nextToSend(await listKept(store), passed)
		if (!entry) return false
		// Of one device's answers to a row the last one stands, however slow the one before it was on its way, and however
		// the clock was set meanwhile.
		const lastSent = `${entry.owner} ${entry.row}`
		const after = entry.sets ? await store.get('answered', lastSent) : undefined
		const outcome = await post({ ...entry, after })
		told(entry, outcome)
		if (outcome.kind === 'unreachable') return true
		if (outcome.kind === 'not_theirs') passed.add(entry.owner)
		if (outcome.kind === 'sent' && entry.sets) await store.put('answered', entry.id, lastSent)
		if (outcome.kind === 'sent') await drop(store, entry.id)
		if (outcome.kind === 'refused') await mark(store, entry.id, { why: outcome.why, issues: outcome.issues })
	}
}
