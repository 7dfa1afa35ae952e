import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite'
import { ensureCluster } from './cluster.ts'
import type { Cure } from './cures.ts'
import { hushRefusals, keepCode } from './database-errors.ts'
import { lockFolder } from './folder-lock.ts'
import { applyMigrations, readMigrations, recordedVersions } from './migrations.ts'
import { renderings } from './renderings.ts'

export interface DatabaseOptions {
	/** Where the data lives; in memory, and gone at the end, without one. */
	folder?: string | undefined
	/** A dump of a database that has the migrations already: much faster than running them. */
	template?: Blob | undefined
	without: readonly Cure[]
}

/** Opens the database in its folder, which then is this process's alone, or a new one in memory. */
export async function openDatabase({ folder, template, without }: DatabaseOptions) {
	if (folder) await mkdir(folder, { recursive: true })
	const unlock = folder && !without.includes('folder lock') ? await lockFolder(folder) : () => undefined
	if (folder && !without.includes('made aside')) await ensureCluster(folder)
	const connection = await createPgliteConnection({
		...(folder && { url: folder }),
		pgliteOptions: {
			...(!without.includes('renderings') && { parsers: renderings }),
			...(template && { loadDataDir: template })
		}
	})
	await connection.driver.waitReady
	hushRefusals()
	if (!without.includes('error codes')) connection.normalizeDbError = keepCode
	const close = async () => {
		await connection.close()
		unlock()
	}
	return { connection, close }
}

/**
 * Brings a database that has the Auth server's tables to the last migration. Answers what was applied.
 *
 * Lite grants everything on every table with row-level security to `anon` at the first request after each
 * start. It asks itself once whether that is needed; told that it is done, it leaves the migrations' own
 * grants alone.
 */
export async function migrate(connection: PgliteConnection, folder: string, without: readonly Cure[]) {
	const { driver } = connection
	const run = async (file: string) => driver.exec(await readFile(join(import.meta.dirname, file), 'utf8'))
	await run('hosted.sql')
	const isNew = (await recordedVersions(driver)).size === 0
	if (isNew || without.includes('grants')) await run('default-grants.sql')
	await driver.exec('set search_path to "$user", public, extensions')
	const applied = await applyMigrations(driver, await readMigrations(folder))
	// Arrays of the migrations' own enums are unknown to the driver until it looks again.
	if (!without.includes('array types')) await driver.refreshArrayTypes()
	if (!without.includes('grants')) Reflect.set(connection, 'rlsState', 'active')
	return applied
}
