import { wordsOf, type Subscription } from './subscription.ts'

/** How it stands with notices in this browser. `ios`: they are to be had once the app is on the home screen. */
export type PushState = 'possible' | 'denied' | 'ios' | 'none'

const patience = 15_000

/** Asks nobody anything: only what this browser can do, and what was answered before. */
export function pushState(): PushState {
	if ('PushManager' in globalThis && 'serviceWorker' in navigator && 'Notification' in globalThis)
		return Notification.permission === 'denied' ? 'denied' : 'possible'
	// Safari on iPhone and iPad has no notices in its windows, only in apps on the home screen.
	return /\b(iPhone|iPad)\b/.test(navigator.userAgent) ? 'ios' : 'none'
}

/**
 * Asks for permission and a subscription. Without network browsers wait for ever for the latter: after fifteen seconds
 * it counts as none.
 * @param key what the push service is to know us by
 */
export async function subscribe(key: string): Promise<Subscription | 'denied' | 'no_answer'> {
	if ((await Notification.requestPermission()) !== 'granted') return 'denied'
	return inTime(ask(key)).catch(() => 'no_answer' as const)
}

async function ask(key: string): Promise<Subscription | 'no_answer'> {
	const { pushManager } = await navigator.serviceWorker.ready
	const known = await pushManager.getSubscription()
	// Of another key, as when the deployment got new ones: nothing arrives by it.
	if (known && toText(known.options.applicationServerKey) !== key) await known.unsubscribe()
	const options = { userVisibleOnly: true, applicationServerKey: key }
	return wordsOf(await pushManager.subscribe(options)) ?? 'no_answer'
}

function inTime<Value>(coming: Promise<Value>): Promise<Value | 'no_answer'> {
	const late = new Promise<'no_answer'>((resolve) => setTimeout(() => resolve('no_answer'), patience))
	return Promise.race([coming, late])
}

function toText(bytes: ArrayBuffer | null): string {
	const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)))
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
