import { existsSync } from 'node:fs'
import { rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@supabase/lite/pglite'

/**
 * Makes a new database in `folder`, which must exist, if there is none. It is made beside it and renamed: a process that is killed
 * while the files are written leaves a half of them, which PostgreSQL cannot open and does not mend.
 */
export async function ensureCluster(folder: string): Promise<void> {
	if (existsSync(join(folder, 'PG_VERSION'))) return
	const making = `${folder}.making`
	await rm(making, { recursive: true, force: true })
	const database = await PGlite.create(making)
	await database.close()
	await rmdir(folder)
	await rename(making, folder)
}
