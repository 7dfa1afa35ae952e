// `npm run pictures`, after `npm run build`: takes the pictures of the README and of the manifest from the demo, at phone
// size in light and dark. Fonts as in the design: where Inter is installed it stands for the device's own.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { launchOptions } from './chromium.ts'
import { enterDemo, findDemoPlaces } from './demo-pages.ts'
import { writeFonts } from './fonts.ts'
import { startStack } from './stack.ts'

const execute = promisify(execFile)
const folder = resolve(import.meta.dirname, '../static/pictures')

/** Fewer colours, where ImageMagick is: a third of the bytes, and nobody sees it. */
async function shrink(file: string): Promise<void> {
	await execute('convert', [
		file,
		'+dither',
		'-colors',
		'128',
		'-define',
		'png:compression-level=9',
		`PNG8:${file}`
	]).catch(() => console.log(`ImageMagick is not there: ${file} stays large`))
}

const temporary = await mkdtemp(join(tmpdir(), 'fortnight-pictures-'))
const stack = await startStack()
const browser = await chromium.launch({
	...launchOptions,
	env: { ...process.env, FONTCONFIG_FILE: await writeFonts(temporary) }
})
try {
	const { circle, session } = await findDemoPlaces(stack)
	const pages = {
		start: '/start',
		circle: `/circles/${circle}`,
		session: `/sessions/${session}`,
		commitments: '/commitments',
		prompts: `/prompts?session=${session}`,
		hours: '/me/hours',
		times: `/circles/${circle}/times?turns=2`,
		ledger: `/circles/${circle}/times?turns=2#ledger`,
		rota: `/circles/${circle}/rota`
	}
	await mkdir(folder, { recursive: true })
	for (const colorScheme of ['light', 'dark'] as const) {
		const phone = await enterDemo(browser, stack, { colorScheme, reducedMotion: 'reduce' })
		const page = await phone.newPage()
		for (const [name, path] of Object.entries(pages)) {
			// The first time the serif may be too late, and the device's stays.
			await page.goto(path, { waitUntil: 'networkidle' })
			await page.goto(path, { waitUntil: 'networkidle' })
			await page.evaluate(() => document.fonts.ready)
			const file = join(folder, `${name}-${colorScheme}.png`)
			await page.screenshot({ path: file })
			await shrink(file)
			console.log(`${name}-${colorScheme}.png ${Math.ceil((await stat(file)).size / 1024)} KiB`)
		}
		await phone.close()
	}
} finally {
	await browser.close()
	await stack.stop()
	await rm(temporary, { recursive: true, force: true })
}
