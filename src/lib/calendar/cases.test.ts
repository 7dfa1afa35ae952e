import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

it('states each of the twenty cases of calendars and time in one test, named for it', () => {
	const root = resolve(import.meta.dirname, '../../..')
	const names = ['src', 'tests']
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
				join(root, folder, file)
			)
		)
		.filter((file) => file.endsWith('.test.ts'))
		.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:it|test)\(\s*['"`]case (\d+) /g)])
		.map(([, number]) => Number(number))
	expect(names.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})
