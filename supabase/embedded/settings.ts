import { z } from 'zod'

const template = z.object({ subject: z.string(), content_path: z.string() })

/** The part of `config.toml` that the embedded default obeys; the rest is for the Supabase CLI. */
export const settingsSchema = z.object({
	api: z.object({ schemas: z.array(z.string()), max_rows: z.number() }),
	auth: z.object({
		jwt_expiry: z.number(),
		enable_signup: z.boolean(),
		email: z.object({
			enabled: z.boolean(),
			enable_confirmations: z.boolean(),
			double_confirm_changes: z.boolean(),
			otp_length: z.number(),
			otp_expiry: z.number(),
			template: z.object({ magic_link: template, confirmation: template })
		})
	})
})

type Table = Map<string, unknown>

function tableAt(root: Table, path: readonly string[]): Table {
	return path.reduce((table, name) => {
		const present = table.get(name)
		if (present instanceof Map) return present
		const made: Table = new Map()
		table.set(name, made)
		return made
	}, root)
}

const asObject = (value: unknown): unknown =>
	value instanceof Map ? Object.fromEntries([...value].map(([key, inner]) => [key, asObject(inner)])) : value

/**
 * Reads a TOML file that keeps to comments, `[tables]` and `key = value` on one line, with values that are
 * also JSON. Anything else throws with its line number: better than a setting half understood.
 */
export function parseToml(text: string): unknown {
	const root: Table = new Map()
	let table = root
	text.split(/\r?\n/).forEach((line, index) => {
		if (/^\s*(#.*)?$/.test(line)) return
		const heading = /^\s*\[([\w.]+)\]\s*$/.exec(line)?.[1]
		const [, key, value] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(line) ?? []
		try {
			if (heading) table = tableAt(root, heading.split('.'))
			else table.set(key ?? '', JSON.parse(value ?? ''))
		} catch (cause) {
			throw new Error(`config.toml, line ${index + 1}: expected a [table], or key = value`, { cause })
		}
	})
	return asObject(root)
}
