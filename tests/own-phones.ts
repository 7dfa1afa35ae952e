import type { Browser, BrowserContext, Page } from '@playwright/test'
import { alive, newPhone, signIn, sql, test } from './journey.ts'

/** The phones of the people of a file. */
export interface OwnPhones {
	of(name: string): BrowserContext
	/** A page on somebody's phone, once it listens; or, without scripts, on another of theirs whose browser runs none. */
	open(name: string, path: string, scripts?: boolean): Promise<Page>
}

/** Gives people a phone each, signed in before the first test of a file and put away after its last. */
export function ownPhones(
	names: readonly string[],
	emailOf: (name: string) => string,
	options: Parameters<typeof newPhone>[1] = { serviceWorkers: 'block' }
): OwnPhones {
	const phones = new Map<string, BrowserContext>()
	const still: BrowserContext[] = []
	let browser: Browser

	test.beforeAll(async ({ browser: theirs }) => {
		browser = theirs
		for (const name of names) {
			const phone = await newPhone(browser, options)
			phones.set(name, phone)
			// After a failure the next worker finds them there.
			const [known] = await sql('select 1 from public.profiles where name = $1', [name])
			await signIn(await phone.newPage(), emailOf(name), known ? undefined : name)
		}
	})
	test.afterAll(async () => {
		for (const phone of [...phones.values(), ...still]) await phone.close()
	})

	const of = (name: string) => {
		const phone = phones.get(name)
		if (!phone) throw new Error(`${name} has no phone`)
		return phone
	}
	return {
		of,
		async open(name, path, scripts = true) {
			const storageState = await of(name).storageState()
			const phone = scripts ? of(name) : await newPhone(browser, { javaScriptEnabled: false, storageState })
			if (!scripts) still.push(phone)
			const page = await phone.newPage()
			await page.goto(path)
			if (scripts) await alive(page)
			return page
		}
	}
}
