// The embedded backend as a process of its own, so that a slow query never holds up the app's pages. Started by
// start.ts, which it tells when it is ready, or why it cannot be.
import { join } from 'node:path'
import { z } from 'zod'
import { createBackend, type Backend } from './backend.ts'
import { keepKeys } from './keys.ts'
import { listen } from './listen.ts'
import { smtp } from './mail.ts'
import type { Sql } from './sql.ts'

const settings = z
	.object({
		FORTNIGHT_FOLDER: z.string(),
		FORTNIGHT_DEMO: z.string(),
		BACKEND_PORT: z.coerce.number(),
		ORIGIN: z.string(),
		SMTP_URL: z.string(),
		MAIL_FROM: z.string()
	})
	.parse(process.env)

/** Fills an empty database with the demo, all of it or nothing. Answers whether the demo is there. */
async function fillEmpty(backend: Backend, email: string, fill: (sql: Sql, now: Date) => Promise<void>) {
	const users = await backend.sql<{ email: string }>('select email from auth.users limit 1')
	if (users.length === 0) await backend.transaction((sql) => fill(sql, new Date()))
	return (await backend.sql('select 1 from auth.users where email = $1', [email])).length > 0
}

async function serve() {
	const keys = await keepKeys(join(settings.FORTNIGHT_FOLDER, 'keys.json'))
	const { demoEmail, fillDemo } = await import('./demo.ts')
	const backend = await createBackend({
		folder: join(settings.FORTNIGHT_FOLDER, 'data'),
		keys,
		siteUrl: settings.ORIGIN,
		sendMail: smtp(settings.SMTP_URL, settings.MAIL_FROM),
		demo: { email: demoEmail }
	})
	const demo = settings.FORTNIGHT_DEMO === '1' && (await fillEmpty(backend, demoEmail, fillDemo))
	const server = await listen(backend.fetch, settings.BACKEND_PORT)
	process.once('SIGTERM', async () => {
		await server.close()
		await backend.close()
		process.exit(0)
	})
	process.send?.({ ready: true, demo, applied: backend.applied })
}

await serve().catch((error: unknown) => {
	process.send?.({ ready: false, reason: error instanceof Error ? error.message : String(error) }, () =>
		process.exit(1)
	)
})
