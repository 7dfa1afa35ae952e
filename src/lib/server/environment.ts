import { env } from '$env/dynamic/private'
import { z } from 'zod'

const environmentSchema = z.object({
	SUPABASE_URL: z.url({ protocol: /^https?$/ }),
	SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
	SUPABASE_SECRET_KEY: z.string().min(1),
	SMTP_URL: z.url({ protocol: /^smtps?$/ }),
	MAIL_FROM: z.string().min(3).default('Fortnight <fortnight@localhost.localdomain>'),
	ORIGIN: z.url({ protocol: /^https?$/ }).transform((origin) => new URL(origin).origin),
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
