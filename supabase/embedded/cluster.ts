import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@supabase/lite/pglite'

/**
 * Makes a new database in `folder` if there is none. It is made beside it and renamed: a process that is killed
 * while the files are written leaves a half of them, which PostgreSQL cannot open and does not mend.
 */
export async function ensureCluster(folder: string): Promise<void> {
	if (existsSync(join(folder, 'PG_VERSION'))) return
	const making = `${folder}.making`
	await rm(making, { recursive: true, force: true })
	await mkdir(dirname(folder), { recursive: true })
	const database = await PGlite.create(making)
	await database.close()
	await rm(folder, { recursive: true, force: true })
	await rename(making, folder)
}
