import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Cure } from './cures.ts'
import { lockFolder } from './folder-lock.ts'
import { start } from './fixtures/start.ts'

let parent: string
let folder: string
beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'fortnight-'))
	folder = join(parent, 'data')
})
afterEach(() => rm(parent, { recursive: true, force: true }))

/** Another process that opens the folder; it says so, and stays until it is killed. */
function openElsewhere(without: readonly Cure[] = []) {
	return fork(join(import.meta.dirname, 'fixtures/open-folder.ts'), [folder, ...without], { stdio: 'ignore' })
}

async function killed(child: ReturnType<typeof openElsewhere>) {
	child.kill('SIGKILL')
	await once(child, 'exit')
}

/** Starts another process and kills it as soon as `file` is there. */
async function killAt(file: string, without: readonly Cure[] = []) {
	const child = openElsewhere(without)
	while (!existsSync(file) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2))
	expect(child.exitCode).toBeNull()
	await killed(child)
}

describe('a folder', () => {
	test('is one process’s alone until that ends, by force even, and keeps what was acknowledged', async () => {
		const other = openElsewhere()
		await once(other, 'message')
		await expect(start({ folder })).rejects.toThrow(`${folder} is in use by process ${other.pid}`)
		await killed(other)
		const { backend } = await start({ folder })
		expect(backend.applied).toEqual([])
		expect(await backend.sql('select email from auth.users')).toEqual([{ email: 'kept@example.org' }])
		await backend.close()
		;(await lockFolder(folder))()
	})

	test('control: lite opens it twice', async () => {
		const other = openElsewhere()
		await once(other, 'message')
		const { backend } = await start({ folder, without: ['folder lock'] })
		await backend.close()
		await killed(other)
	})

	test('that a kill left half made is made anew', async () => {
		await killAt(join(`${folder}.making`, 'base'))
		expect(await readdir(folder)).toEqual([])
		const { backend } = await start({ folder })
		expect(await backend.sql('select 1 as one')).toEqual([{ one: 1 }])
		await backend.close()
	})

	test('control: made in place, it cannot be opened', async () => {
		await killAt(join(folder, 'base'), ['made aside'])
		await expect(start({ folder, without: ['made aside'] })).rejects.toThrow()
	})
})
