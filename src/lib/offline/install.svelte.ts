/** What a browser offers when a page may be put on the home screen (Web Application Manifest, beforeinstallprompt). */
export interface InstallOffer extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** The browser's offer, kept until a good moment; null where there is none, and once it was used. */
export const install = $state<{ offer: InstallOffer | null }>({ offer: null })

const isOffer = (event: Event): event is InstallOffer => 'prompt' in event

/** Takes the offer in place of the browser's own banner, for a good moment: `onbeforeinstallprompt`. */
export function keepOffer(event: Event): void {
	event.preventDefault()
	if (isOffer(event)) install.offer = event
}

const dismissed = 'install-hint'

/** Whether this is the app on the home screen already. */
export function isInstalled(): boolean {
	return matchMedia('(display-mode: standalone)').matches || isOnHomeScreen() === true
}

/** iOS alone tells, and offers nothing: there one goes through the menu. undefined elsewhere. */
export function isOnHomeScreen(): boolean | undefined {
	return 'standalone' in navigator ? navigator.standalone === true : undefined
}

/** Whether the hint may be shown on this device: it is not installed, and nobody has said no here. */
export function mayHint(): boolean {
	try {
		return !isInstalled() && localStorage.getItem(dismissed) === null
	} catch {
		return false
	}
}

/** No hint on this device ever again. */
export function dismissHint(): void {
	localStorage.setItem(dismissed, 'no')
}
