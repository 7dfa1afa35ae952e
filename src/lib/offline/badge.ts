/** Browsers have it, the types of the service worker's scope not everywhere. */
interface Badged {
	setAppBadge?: (count: number) => Promise<void>
	clearAppBadge?: () => Promise<void>
}
const badged = (): Badged => navigator

/** Asks how much is asked of the person signed in, and shows it on the installed app's icon. Never throws. */
export async function showBadge(): Promise<void> {
	if (!badged().setAppBadge) return
	try {
		const answer = await fetch('/start/asked', {
			headers: { accept: 'application/json' },
			redirect: 'manual'
		})
		if (!answer.ok) return await hideBadge()
		const told: unknown = await answer.json()
		if (told instanceof Object && 'asked' in told && typeof told.asked === 'number')
			await badged().setAppBadge?.(told.asked)
	} catch {
		// No network: the number stays what it was.
	}
}

/** Takes the number away; for signing out. Never throws. */
export async function hideBadge(): Promise<void> {
	await badged()
		.clearAppBadge?.()
		.catch(() => undefined)
}
