import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { keepCode } from './database-errors.ts'
import { keepKeys } from './keys.ts'
import { asText } from './mail.ts'
import { fingerprint, readMigrations } from './migrations.ts'
import { parseToml } from './settings.ts'
import { takeTurns } from './turns.ts'

const migrations = resolve(import.meta.dirname, '../migrations')

async function inFolder(look: (folder: string) => Promise<void>) {
	const folder = await mkdtemp(join(tmpdir(), 'fortnight-'))
	await look(folder).finally(() => rm(folder, { recursive: true, force: true }))
}

describe('config.toml', () => {
	test('is read as tables of values', () => {
		const text = '# a comment\nname = "x"\n\n[a.b]\nlist = ["y", "z"]\nyes = true\n[a]\nnumber = 6\n'
		expect(parseToml(text)).toEqual({ name: 'x', a: { b: { list: ['y', 'z'], yes: true }, number: 6 } })
	})

	test('names the line that it does not understand', () => {
		expect(() => parseToml('[a]\nb = 1\nc =\n')).toThrow('line 3')
		expect(() => parseToml('[a]\nb = [1,\n')).toThrow('line 2')
		expect(() => parseToml('b = 1 # why\n')).toThrow('line 1')
	})
})

test('a mail’s text says what its HTML says', () => {
	const html = `<head><title>No</title></head><p>Six &amp;
		<b>more</b></p><p><a style="x" href="https://a.test/?b=1&amp;c=2">Go</a></p>`
	expect(asText(html)).toBe('Six & more\n\nGo (https://a.test/?b=1&c=2)')
})

describe('turns', () => {
	test('are taken in order, and one that throws does not end them', async () => {
		const turn = takeTurns()
		const order: string[] = []
		const slow = turn(async () => {
			order.push('begun')
			await new Promise((resolve) => setTimeout(resolve, 20))
			order.push('ended')
		})
		const broken = turn(() => Promise.reject(new Error('broken')))
		const last = turn(async () => order.push('last'))
		await expect(broken).rejects.toThrow('broken')
		await Promise.all([slow, last])
		expect(order).toEqual(['begun', 'ended', 'last'])
	})
})

describe('keys', () => {
	test('are made once, for their owner’s eyes', () =>
		inFolder(async (folder) => {
			const file = join(folder, 'new', 'keys.json')
			const made = await keepKeys(file)
			expect((await stat(file)).mode & 0o777).toBe(0o600)
			expect(await keepKeys(file)).toEqual(made)
		}))

	test('from before there were replies get a domain for them, the same from then on', () =>
		inFolder(async (folder) => {
			const file = join(folder, 'keys.json')
			const { replyDomain, ...older } = await keepKeys(file)
			await writeFile(file, JSON.stringify(older))
			const kept = await keepKeys(file)
			expect(kept).toEqual({
				...older,
				replyDomain: expect.stringMatching(/^[0-9a-f]{16}\.localhost\.test$/)
			})
			expect(kept.replyDomain).not.toBe(replyDomain)
			expect(await keepKeys(file)).toEqual(kept)
		}))

	test('that cannot be understood are not made anew', () =>
		inFolder(async (folder) => {
			const file = join(folder, 'keys.json')
			for (const broken of ['{', '{"publishable":"x"}']) {
				await writeFile(file, broken)
				await expect(keepKeys(file)).rejects.toThrow('cannot be understood')
				expect(await readFile(file, 'utf8')).toBe(broken)
			}
		}))
})

test('a printed database error does not quote the row', () => {
	const error = { code: '23514', message: 'violated', detail: 'Failing row contains (a secret)' }
	expect(inspect(keepCode(error))).toBe('database error 23514')
	expect(inspect(keepCode({ ...error, code: '23505' }))).toBe('database error 23505')
})

describe('migrations', () => {
	test('change the fingerprint with every letter', () => {
		const one = { version: '20260101000000', name: 'a', sql: 'select 1' }
		const prints = [[one], [{ ...one, sql: 'select 2' }], [one, one], [{ ...one, name: 'b' }]].map((all) =>
			fingerprint(all, '')
		)
		expect(new Set([...prints, fingerprint([one], 'salt')]).size).toBe(5)
	})

	test('of another name than the Supabase CLI’s are refused', () =>
		inFolder(async (folder) => {
			await writeFile(join(folder, 'circles.sql'), '')
			await expect(readMigrations(folder)).rejects.toThrow('circles.sql')
		}))

	const readsAppMetadata = (sql: string) => /app_meta_?data/i.test(sql.replace(/--.*$/gm, ''))

	test('never read app_metadata, which the embedded access tokens lack', async () => {
		expect((await readdir(migrations)).length).toBeGreaterThan(0)
		const reading = (await readMigrations(migrations)).filter(({ sql }) => readsAppMetadata(sql))
		expect(reading.map(({ name }) => name)).toEqual([])
	})

	test('control: a policy that reads it would be found', () => {
		expect(readsAppMetadata(`using ((auth.jwt() -> 'app_metadata' ->> 'role') = 'admin')`)).toBe(true)
	})
})
