import { offsetOf, type ClockSample } from './clock-sync.ts'
import type { Live, LiveState, Waiting } from './live.ts'

/** How the news come: at once, by asking again and again, or not at the moment. */
export type Link = 'stream' | 'polling' | 'lost'

/** What of the browser it needs. */
export interface Device {
	/** The device's clock, milliseconds since 1970. */
	readonly now: () => number
	/** For the page to be loaded anew: signed out, no longer a member, or the session was cancelled. */
	readonly leave: () => void
	/** Whether it is this phone that the others would miss: it then also says at each beat that it is there. */
	readonly facilitates: () => boolean
}

const second = 1000
/** The server says something at least every ten seconds. */
const patience = 13 * second
/** What a stream may take until its first word; where it is cut or held back, one asks instead. */
const firstWord = 4 * second

/**
 * A phone that follows a session: by a stream, by asking where streams are cut, and always again after sleep and bad
 * network. Keeps the server's clock. Call `begin` where there is a browser, and what it returns to stop.
 */
export class Following {
	#state: LiveState
	/** The server's clock, four times a second; as the page was rendered until the first answer. */
	now = $state(0)
	link = $state<Link>('stream')
	/** What the device's clock lacks, in milliseconds. */
	offset = $state(0)

	#address: string
	#device: Device
	#samples: ClockSample[] = []
	#stream: EventSource | null = null
	#heard = 0
	/** When it was asked last, and the latest question that was answered. */
	#asked = 0
	#answered = 0
	#tries = 0
	#reopen: ReturnType<typeof setTimeout> | undefined

	/** @param address of the session's live page, without a slash at its end */
	constructor(address: string, state: LiveState, device: Device) {
		this.#address = address
		this.#device = device
		this.#state = $state.raw(state)
		this.now = sharedOf(state).at
	}

	/** null until it has begun. */
	get live(): Live | null {
		return 'live' in this.#state ? this.#state.live : null
	}
	/** What is known whether it has begun or not. */
	get shared(): Waiting {
		return sharedOf(this.#state)
	}

	/** News, in whatever order they arrive: older ones change nothing. */
	take(state: LiveState): void {
		const known = this.shared
		const told = sharedOf(state)
		if (told.sessionId !== known.sessionId || told.version < known.version) return
		if (told.version === known.version && told.at < known.at) return
		if (told.cancelled) this.#device.leave()
		this.#state = state
	}

	begin(): () => void {
		const wake = () => document.visibilityState === 'visible' && this.#wake()
		const over = new AbortController()
		const { signal } = over
		document.addEventListener('visibilitychange', wake, { signal })
		for (const name of ['online', 'pageshow', 'focus']) addEventListener(name, wake, { signal })
		const tick = setInterval(() => this.#tick(), second / 4)
		const ask = setInterval(() => this.link !== 'stream' && void this.#ask(), 1.5 * second)
		this.#tick()
		// Its first word is how things stand, or the time where that is known; where none comes, it is asked for.
		this.#listen()
		return () => {
			over.abort()
			clearInterval(tick)
			clearInterval(ask)
			clearTimeout(this.#reopen)
			this.#stream?.close()
		}
	}

	/** Asks at once, and listens anew unless the stream has just been heard. */
	#wake(): void {
		void this.#ask()
		if (this.#stream === null || this.#device.now() - this.#heard > 2 * second) this.#listen()
	}

	#lastTick = 0
	#tick(): void {
		const now = this.#device.now()
		// Asleep, or somebody set the clock: what was known of it is worth nothing.
		const jumped = this.#lastTick > 0 && Math.abs(now - this.#lastTick) > 3 * second
		this.#lastTick = now
		if (jumped) {
			this.#samples = []
			this.#wake()
		} else if (this.#stream !== null && now - this.#heard > (this.#tries > 0 ? firstWord : patience)) {
			this.#fall()
		}
		if (this.#samples.length > 0) this.now = now + this.offset
	}

	#listen(): void {
		clearTimeout(this.#reopen)
		this.#stream?.close()
		const sentAt = this.#device.now()
		this.#heard = sentAt
		this.#tries++
		const stream = new EventSource(`${this.#address}/events?after=${this.shared.version}`)
		this.#stream = stream
		let first = true
		const hear = (event: MessageEvent<string>) => {
			if (this.#stream !== stream) return
			const told: { at: number } = JSON.parse(event.data)
			this.#heard = this.#device.now()
			this.#tries = 0
			this.link = 'stream'
			// Only the first word answers something that was asked.
			this.#sample(first ? sentAt : null, this.#heard, told.at)
			if (event.type === 'live') this.take({ live: JSON.parse(event.data) })
			if (event.type === 'waiting') this.take({ waiting: JSON.parse(event.data) })
			// Not by a timer: those sleep while the page is behind the call. Whoever has just come counts as there.
			if (event.type === 'clock' && !first && this.#device.facilitates()) void this.#ask()
			first = false
		}
		for (const name of ['live', 'waiting', 'clock']) stream.addEventListener(name, hear)
		stream.addEventListener('gone', () => this.#device.leave())
		stream.addEventListener('error', () => this.#stream === stream && this.#fall())
	}

	/** No stream for now: asks, and tries again, at longer intervals where it was never heard. */
	#fall(): void {
		this.#stream?.close()
		this.#stream = null
		if (this.link === 'stream') this.link = 'polling'
		void this.#ask()
		clearTimeout(this.#reopen)
		this.#reopen = setTimeout(() => this.#listen(), Math.min(30, 2 ** Math.min(5, this.#tries)) * second)
	}

	async #ask(): Promise<void> {
		const sentAt = this.#device.now()
		// Waking up says so three times. Otherwise one may overtake another that hangs.
		if (sentAt - this.#asked < second / 5) return
		this.#asked = sentAt
		try {
			const after = this.shared.version
			const answer = await fetch(`${this.#address}/state?after=${after}`, {
				headers: { accept: 'application/json' },
				redirect: 'manual',
				signal: AbortSignal.timeout(6 * second)
			})
			if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status))
				return this.#device.leave()
			if (!answer.ok) throw new Error(`The server answered ${answer.status}`)
			const receivedAt = this.#device.now()
			const told: LiveState | null = answer.status === 204 ? null : await answer.json()
			const at = told === null ? answer.headers.get('x-server-time') : sharedOf(told).at
			if (at !== null) this.#sample(sentAt, receivedAt, Number(at))
			if (told !== null) this.take(told)
			this.#answered = Math.max(this.#answered, sentAt)
			if (this.link === 'lost') this.#found()
		} catch {
			// Nobody answers; the clock runs on by itself.
			if (this.#answered < sentAt) this.link = 'lost'
		}
	}

	/** There is a server again: it is listened to now, not when the next try is due. */
	#found(): void {
		this.link = 'polling'
		this.#tries = 0
		this.#listen()
	}

	#sample(sentAt: number | null, receivedAt: number, serverAt: number): void {
		this.#samples = [...this.#samples.slice(-15), { sentAt, receivedAt, serverAt }]
		this.offset = offsetOf(this.#samples)
		this.now = receivedAt + this.offset
	}
}

const sharedOf = (state: LiveState): Waiting => ('live' in state ? state.live : state.waiting)
