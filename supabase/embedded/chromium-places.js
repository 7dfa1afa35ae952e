import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

// The first is the program itself; Debian's /usr/bin/chromium is a script around it that prints a warning.
const places = [
	'/usr/lib/chromium/chromium',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]

function playwrightsOwn() {
	try {
		return createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
	} catch {
		return ''
	}
}

/**
 * A Chromium or Chrome of this machine, or the one that `npx playwright install chromium` puts in its place.
 * @returns {string | undefined} the program's path
 */
export function findChromium() {
	return [...places, playwrightsOwn()].find((place) => place !== '' && existsSync(place))
}
