import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

const port = z.coerce.number().int().min(1).max(65535)

const common = z.object({
	PORT: port.default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	MAIL_FROM: z.string().min(3).default('Fortnight <fortnight@localhost.localdomain>'),
	/** Where the app listens for the replies of calendars, and under which domain. */
	REPLY_PORT: port.optional(),
	REPLY_DOMAIN: z
		.string()
		.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
		.optional()
})

const embeddedSchema = common.extend({
	SUPABASE_URL: z.undefined().optional(),
	ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
	/** Keys, data and mails live here. */
	FORTNIGHT_FOLDER: z.string().min(1).default('.fortnight'),
	/** 0 leaves an empty database empty. */
	FORTNIGHT_DEMO: z.enum(['0', '1']).default('1'),
	BACKEND_PORT: port.optional(),
	MAILBOX_PORT: port.optional(),
	SMTP_PORT: port.optional()
})

const hostedSchema = common.extend({
	SUPABASE_URL: z.url({ protocol: /^https?$/ }),
	SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
	SUPABASE_SECRET_KEY: z.string().min(1),
	SMTP_URL: z.url({ protocol: /^smtps?$/ }),
	MAIL_FROM: z.string().min(3),
	ORIGIN: z.url({ protocol: /^https?$/ })
})

export type EmbeddedSettings = z.infer<typeof embeddedSchema>
export type Settings = EmbeddedSettings | z.infer<typeof hostedSchema>

/**
 * What `npm start` was told, by the environment or by `.env` (the environment wins). With `SUPABASE_URL` the
 * app uses that project and needs the rest of it; without, everything has a default. An empty value counts as
 * none.
 * @throws {Refusal} naming each missing or wrong variable, never its value
 */
export function readSettings(): Settings {
	if (existsSync('.env')) process.loadEnvFile('.env')
	const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
	const settings = (given.SUPABASE_URL ? hostedSchema : embeddedSchema).safeParse(given)
	if (settings.success) return settings.data
	const names = [...new Set(settings.error.issues.map(({ path }) => path.join('.')))]
	throw new Refusal(`Missing or wrong in the environment or .env: ${names.join(', ')}. See .env.example.`)
}
