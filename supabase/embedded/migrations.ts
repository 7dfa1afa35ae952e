import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@supabase/lite/pglite'

export interface Migration {
	/** Fourteen digits: the order, and the key under which the Supabase CLI records it as well. */
	version: string
	name: string
	sql: string
}

/** The migrations of a folder, in order. Files of another name than `20261120190000_circles.sql` throw. */
export async function readMigrations(folder: string): Promise<Migration[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
	return Promise.all(
		files.map(async (file) => {
			const [, version, name] = /^(\d{14})_(\w+)\.sql$/.exec(file) ?? []
			if (!version || !name) throw new Error(`${file} is not named like 20261120190000_circles.sql`)
			return { version, name, sql: await readFile(join(folder, file), 'utf8') }
		})
	)
}

/** Changes when a migration is added, removed or edited, or when `salt` does. */
export function fingerprint(migrations: readonly Migration[], salt: string): string {
	const hash = createHash('sha256').update(salt)
	for (const { version, name, sql } of migrations) hash.update(JSON.stringify([version, name, sql]))
	return hash.digest('hex').slice(0, 16)
}

/** The versions of the migrations that a database has. */
export async function recordedVersions(database: PGlite): Promise<Set<string>> {
	const { rows } = await database.query<{ version: string }>(
		'select version from supabase_migrations.schema_migrations'
	)
	return new Set(rows.map(({ version }) => version))
}

/**
 * Applies what is not recorded yet, each migration in a transaction with its record, in the table where the
 * Supabase CLI keeps its own. Answers the applied ones' names. The first that cannot be applied throws with
 * its file's name; those before it stay.
 */
export async function applyMigrations(database: PGlite, migrations: readonly Migration[]): Promise<string[]> {
	const { rows } = await database.query<{ version: string }>(
		'select version from supabase_migrations.schema_migrations'
	)
	const recorded = new Set(rows.map(({ version }) => version))
	const applied: string[] = []
	for (const { version, name, sql } of migrations.filter((one) => !recorded.has(one.version))) {
		try {
			await database.transaction(async (transaction) => {
				await transaction.exec(sql)
				await transaction.query(
					'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
					[version, name, [sql]]
				)
			})
		} catch (cause) {
			throw new Error(`${version}_${name}.sql: ${cause instanceof Error ? cause.message : cause}`, { cause })
		}
		applied.push(`${version}_${name}`)
	}
	return applied
}
