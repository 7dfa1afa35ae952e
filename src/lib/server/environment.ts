import { env } from '$env/dynamic/private'
import { z } from 'zod'

// An empty value counts as none.
const optional = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const environmentSchema = z.object({
	SUPABASE_URL: z.url({ protocol: /^https?$/ }),
	SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
	SUPABASE_SECRET_KEY: z.string().min(1),
	SMTP_URL: z.url({ protocol: /^smtps?$/ }),
	MAIL_FROM: z.string().min(3).default('Fortnight <fortnight@localhost.localdomain>'),
	ORIGIN: z.url({ protocol: /^https?$/ }).transform((origin) => new URL(origin).origin),
	/** Where calendar replies are listened for, by SMTP; without a port this server does not. */
	REPLY_PORT: optional(z.coerce.number().int().min(1).max(65535)),
	REPLY_HOST: optional(z.string().min(1)).transform((host) => host ?? '127.0.0.1'),
	/** What follows the @ in the addresses that calendars answer to; without it sessions are mailed by MAIL_FROM. */
	REPLY_DOMAIN: optional(
		z
			.string()
			.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
			.toLowerCase()
	),
	/** With what push services recognise this deployment (RFC 8292); without them a pair is made and kept in the database. */
	VAPID_PUBLIC_KEY: optional(z.string().regex(/^[A-Za-z0-9_-]{87}$/)),
	VAPID_PRIVATE_KEY: optional(z.string().regex(/^[A-Za-z0-9_-]{43}$/)),
	/** Whom they write to: a mailto: or https: address. */
	VAPID_SUBJECT: optional(z.string().regex(/^(mailto:|https:\/\/)\S+$/)),
	FORTNIGHT_DEMO: z.enum(['0', '1']).default('0')
})

let parsed: z.infer<typeof environmentSchema> | undefined

/**
 * The deployment's settings, parsed once.
 * @throws Error naming each missing or wrong variable, never its value.
 */
export function readEnvironment(): z.infer<typeof environmentSchema> {
	if (parsed) return parsed
	const result = environmentSchema.safeParse(env)
	if (!result.success) {
		const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))]
		throw new Error(`Settings missing or wrong: ${names.join(', ')}. See .env.example.`)
	}
	parsed = result.data
	return parsed
}

/** Whether people reach this deployment by https, so that cookies are for https alone. */
export function isSecure(): boolean {
	return readEnvironment().ORIGIN.startsWith('https:')
}
