import type { LaunchOptions } from '@playwright/test'
import { findChromium } from '../supabase/embedded/chromium-places.js'

const executablePath = findChromium()

/** How every browser of the tests is started: the machine's own Chromium, which talks to nobody but the page. */
export const launchOptions: LaunchOptions = {
	...(executablePath && { executablePath }),
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
}
