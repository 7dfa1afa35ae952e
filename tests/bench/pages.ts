// What the four pages that matter most weigh, ask and score: `npx node tests/bench/pages.ts`, by hand, after
// `npm run build` and on a quiet machine. Bytes and round trips are the same everywhere (`tests/budgets.e2e.ts` holds
// them); the scores are Lighthouse's for a phone, the median of three, and sink when something else runs.
import { loadavg } from 'node:os'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { launchOptions } from '../chromium.ts'
import { enterDemo, findDemoPlaces, newVisitor } from '../demo-pages.ts'
import { freePort } from '../free-port.ts'
import { cookieOf, travel, visit } from '../page-weight.ts'
import { startStack } from '../stack.ts'

const runs = Number(process.env.RUNS ?? 3)

let roundTrips = 0
const stack = await startStack({ onRoundTrip: () => roundTrips++ })
const port = await freePort()
const browser = await chromium.launch({
	...launchOptions,
	args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`]
})

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** Lighthouse's scores for a phone, each the median of the runs, and what keeps a category from 100. */
async function score(url: string, cookie: string) {
	const scores: Record<string, number[]> = {}
	const lost = new Set<string>()
	for (let run = 0; run < runs; run++) {
		const result = await lighthouse(url, {
			port,
			logLevel: 'error',
			extraHeaders: { ...(cookie && { Cookie: cookie }), 'x-test-address': '10.1.0.2' }
		})
		if (!result) throw new Error(`Lighthouse says nothing of ${url}`)
		const { audits, categories } = result.lhr
		for (const { id, score, auditRefs } of Object.values(categories)) {
			;(scores[id] ??= []).push(Math.round((score ?? 0) * 100))
			for (const { id: audit, weight } of auditRefs) {
				const value = audits[audit]?.score ?? 1
				if (weight > 0 && value < 0.98)
					lost.add(`${id}: ${audits[audit]?.title} ${audits[audit]?.displayValue ?? value}`)
			}
		}
	}
	return { scores: Object.entries(scores).map(([id, values]) => [id, median(values)] as const), lost }
}

try {
	const places = await findDemoPlaces(stack)
	const ana = await enterDemo(browser, stack)
	const nobody = await newVisitor(browser, stack)
	console.log(`Load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
	for (const [name, phone, path] of [
		['Session link', nobody, `/s/${places.link}`],
		['Invitation', nobody, `/invitations/${places.invitation}`],
		['Start', ana, '/start'],
		['Circle', ana, `/circles/${places.circle}`]
	] as const) {
		const cookie = await cookieOf(phone)
		roundTrips = 0
		const { scripts, scriptBytes } = await visit(phone, path)
		const asked = roundTrips
		let brotli = 0
		for (const script of scripts) brotli += (await travel(script, 'br')).bytes
		const [gzipped, squeezed] = [
			await travel(stack.origin + path, 'gzip', cookie),
			await travel(stack.origin + path, 'br', cookie)
		]
		console.log(
			`\n${name}: JavaScript ${kib(scriptBytes)} gzip, ${kib(brotli)} brotli in ${scripts.length} files; ` +
				`HTML ${kib(gzipped.bytes)} ${gzipped.encoding}, ${kib(squeezed.bytes)} ${squeezed.encoding}; ` +
				`${asked} round trips to the database`
		)
		if (runs === 0) continue
		const { scores, lost } = await score(stack.origin + path, cookie)
		console.log(`  Lighthouse, mobile: ${scores.map(([id, value]) => `${id} ${value}`).join(', ')}`)
		for (const words of lost) console.log(`    ${words}`)
	}
} finally {
	await browser.close()
	await stack.stop()
}
