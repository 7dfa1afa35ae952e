// `npm run types`: writes the TypeScript types of the migrated schema. With --check it only compares, and says in
// one line when they are stale.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { PGlite } from '@supabase/lite/pglite'
import { createBackend } from './backend.ts'
import { makeKeys } from './keys.ts'
import { fingerprint, readMigrations } from './migrations.ts'
import { usualPort } from './ports.ts'

const cli = 'supabase@3.1.0'
const root = resolve(import.meta.dirname, '../..')
const file = resolve(root, 'src/lib/server/database.types.ts')

/** What the schema says, by the Supabase CLI, which npx fetches once: it cannot be in the lock (see stack.md). */
async function generate(): Promise<string> {
	const backend = await createBackend({
		keys: makeKeys(),
		siteUrl: 'http://127.0.0.1',
		sendMail: async () => {}
	})
	const database = await PGlite.create({ loadDataDir: await backend.dump() })
	await backend.close()
	const port = await usualPort(0)
	const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port })
	await server.start()
	const remote = `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`
	const args = ['--yes', cli, 'gen', 'types', '--lang=typescript', '--schema', 'public', `--remote=${remote}`]
	try {
		const { stdout } = await promisify(execFile)('npx', args, {
			maxBuffer: 64 * 1024 * 1024,
			env: { ...process.env, DO_NOT_TRACK: '1' }
		})
		return stdout
	} finally {
		await server.stop()
		await database.close()
	}
}

/**
 * The first line of the file: from which migrations it was made, and what followed it. The check needs neither
 * the network nor the CLI, and sees an edit of either side.
 */
async function heading(types: string): Promise<string> {
	const migrations = fingerprint(await readMigrations(resolve(root, 'supabase/migrations')), cli)
	const text = createHash('sha256').update(types).digest('hex').slice(0, 16)
	return `// Made by npm run types; do not edit. Migrations ${migrations}, text ${text}.\n`
}

if (process.argv.includes('--check')) {
	const written = await readFile(file, 'utf8').catch(() => '')
	const types = written.slice(written.indexOf('\n') + 1)
	if (written !== (await heading(types)) + types) {
		console.error('src/lib/server/database.types.ts does not belong to these migrations: npm run types')
		process.exit(1)
	}
} else {
	const types = await generate().catch((error: Error) => {
		console.error(`The types could not be made: is there network for npx ${cli}?\n${error.message}`)
		process.exit(1)
	})
	await writeFile(file, (await heading(types)) + types)
}
