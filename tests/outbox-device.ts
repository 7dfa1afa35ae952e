import 'fake-indexeddb/auto'
import { request } from 'node:http'
import { IDBFactory } from 'fake-indexeddb'
import type { Entry } from '../src/lib/offline/entry.ts'
import { keep, openStore, sendKept, type Store } from '../src/lib/offline/outbox.ts'
import { post } from '../src/lib/offline/post.ts'
import type { Person } from './meeting.ts'

/*
 * A person's device for the model of the outbox: a store that outlives the app, windows that die at any step, a network
 * that fails before, during and after sending, and a clock that is wrong. The outbox in it is ours, the server is real.
 */

/** What becomes of one request. */
export type Fate =
	| 'arrives'
	/** It never leaves. */
	| 'before'
	/** It is cut off in the middle of the form. */
	| 'form'
	/** The server does it; nothing comes back. */
	| 'after'
	/** The server does it; its answer is cut off in the middle. */
	| 'answer'
	/** A gateway says that there is no server. */
	| 'gateway'
	/** A hotel's page answers in the server's place. */
	| 'portal'

/** What happened in all runs, for the figures. */
export const figures = {
	writes: 0,
	requests: 0,
	replays: 0,
	dropped: 0,
	cut: 0,
	unsent: 0,
	kills: 0,
	elses: 0
}

class Killed extends Error {}

/** One at a time, in turn, as Web Locks do it: whoever dies frees it. */
class Lock {
	#last: Promise<unknown> = Promise.resolve()

	request(work: () => Promise<unknown>, death: Promise<void>): Promise<void> {
		const turn = this.#last.then(() => Promise.race([work(), death])).then(() => {})
		this.#last = turn.catch(() => {})
		return turn
	}
}

export class Device {
	/** Whose sign-in its cookies hold. */
	signedIn: Person | null = null
	isOnline = true
	/** How far its clock is off, in milliseconds. */
	skew = 0
	/** Of the requests to come, in their order; after them all arrive. */
	readonly fates: Fate[] = []
	readonly lock = new Lock()
	readonly #origin: string
	readonly #factory = new IDBFactory()
	/** What is on its way, though whoever sent it may be dead. */
	readonly #going = new Set<Promise<unknown>>()
	readonly #sent: { address: string; init: RequestInit }[] = []

	constructor(origin: string) {
		this.#origin = origin
	}

	now(): number {
		return Date.now() + this.skew
	}

	/** The store that its windows share, and that outlives them. */
	openStore(): Promise<Store> {
		// Devices share a process; each opens its own, which the library asks for before anything else can happen.
		globalThis.indexedDB = this.#factory
		return openStore().then((store) => {
			if (!store) throw new Error('The device keeps nothing')
			return store
		})
	}

	/** What a browser would send, cookies and all, through a network with fates of its own. */
	async fetch(address: string, init: RequestInit): Promise<Response> {
		const fate = this.isOnline ? (this.fates.shift() ?? 'arrives') : 'before'
		if (fate === 'before') {
			figures.unsent++
			throw new TypeError('Failed to fetch')
		}
		if (fate === 'gateway') return new Response('<h1>Bad gateway</h1>', { status: 502 })
		if (fate === 'portal') return new Response('<h1>Welcome to our hotel</h1>')
		const headers = new Headers(init.headers)
		headers.set('origin', this.#origin)
		headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
		const owner = headers.get('x-fortnight-as')
		if (this.signedIn?.id !== owner) figures.elses++
		const cookies = this.signedIn?.cookies.map(({ name, value }) => `${name}=${value}`)
		if (cookies) headers.set('cookie', cookies.join('; '))
		// Without the patience of a page: what is slow here is the machine.
		const whole = { ...init, headers, body: String(init.body), signal: null, redirect: 'manual' as const }
		if (fate === 'form') {
			figures.cut++
			await this.#track(cutOff(this.#origin + address, headers, whole.body))
			throw new TypeError('Failed to fetch')
		}
		this.#sent.push({ address, init: whole })
		const response = await this.#ask(address, whole)
		if (fate === 'arrives') return response
		figures.dropped++
		const text = await response.text()
		if (fate === 'after') throw new TypeError('Failed to fetch')
		const half = new ReadableStream({
			start(answer) {
				answer.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
				answer.error(new TypeError('The answer ended early'))
			}
		})
		return new Response(half, { status: response.status })
	}

	/** Something in the network sends a request once more that it had sent before. */
	replay(which: number): void {
		const again = this.#sent[which % Math.max(1, this.#sent.length)]
		if (!again) return
		figures.replays++
		void this.#ask(again.address, again.init).then((response) => response.text())
	}

	/** Until nothing is on its way any more. */
	async settle(): Promise<void> {
		while (this.#going.size > 0) await Promise.all(this.#going)
	}

	#ask(address: string, init: RequestInit): Promise<Response> {
		figures.requests++
		return this.#track(fetch(this.#origin + address, init))
	}

	#track<Answer>(going: Promise<Answer>): Promise<Answer> {
		const done = going.then(
			() => void this.#going.delete(done),
			() => void this.#going.delete(done)
		)
		this.#going.add(done)
		return going
	}
}

/** Sends the head and half of a form, and hangs up. */
function cutOff(url: string, headers: Headers, body: string): Promise<void> {
	return new Promise((resolve) => {
		const going = request(url, {
			method: 'POST',
			headers: { ...Object.fromEntries(headers), 'content-length': Buffer.byteLength(body) }
		})
		going.on('error', () => {})
		going.on('close', resolve)
		going.write(body.slice(0, body.length / 2), () => setTimeout(() => going.destroy(), 2))
	})
}

/** A window of the app, or its service worker, which belongs to nobody (`owner` null) and sends whatever there is. */
export class Tab {
	readonly owner: Person | null
	isDead = false
	/** After how many steps more it dies: each look at the store, change of it, request and answer is one. */
	left = Infinity
	readonly #device: Device
	readonly #store: Promise<Store>
	readonly #death: Promise<void>
	#die: () => void = () => {}

	constructor(device: Device, owner: Person | null) {
		this.owner = owner
		this.#device = device
		this.#store = device.openStore()
		this.#death = new Promise((resolve) => (this.#die = resolve))
	}

	/** As the system kills an app: nothing more of it happens, but for what has left already. */
	kill(): void {
		if (this.isDead) return
		figures.kills++
		this.isDead = true
		this.#die()
		void this.#store.then((store) => store.close())
	}

	/** Keeps an entry, as a form does before it is sent. */
	async write(entry: Entry): Promise<void> {
		await keep(await this.#store, entry)
		figures.writes++
	}

	/** Sends what is kept when its turn comes; resolves when it is through, or dead. */
	async send(): Promise<void> {
		const store = watch(await this.#store, () => this.#step())
		try {
			await this.#device.lock.request(() => sendKept(store, (entry) => this.#post(entry)), this.#death)
		} catch (error) {
			if (!(error instanceof Killed) && !this.isDead) throw error
		}
	}

	async #post(entry: Entry) {
		// Like the pages: nobody else is asked whether they are somebody else.
		if (this.owner && entry.owner !== this.owner.id) return { kind: 'not_theirs' } as const
		this.#step()
		const ask = (address: unknown, init: RequestInit = {}) => this.#device.fetch(String(address), init)
		const outcome = await post(entry, () => {}, ask, this.#device.now())
		this.#step()
		return outcome
	}

	#step(): void {
		if (--this.left <= 0) this.kill()
		if (this.isDead) throw new Killed()
	}
}

/** The store, as used by a window that may die whenever it turns to it. */
function watch(store: Store, step: () => void): Store {
	return new Proxy(store, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name, target)
			if (typeof value !== 'function') return value
			return (...given: unknown[]) => {
				step()
				return Reflect.apply(value, target, given)
			}
		}
	})
}
