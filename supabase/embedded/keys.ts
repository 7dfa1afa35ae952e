import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

const random = () => randomBytes(24).toString('base64url')
const makeReplyDomain = () => `${randomBytes(8).toString('hex')}.localhost.test`

const keysSchema = z.object({
	/** What the app sends for people who may not be signed in. */
	publishable: z.string().startsWith('sb_publishable_'),
	/** Passes every policy: for the server's own work only. */
	secret: z.string().startsWith('sb_secret_'),
	/** Signs the access tokens (HS256). */
	jwtSecret: z.string().min(32),
	/** Where calendars answer to; `test` is nobody's on the internet (RFC 6761). Folders from before it get one. */
	replyDomain: z.string().default(makeReplyDomain)
})
export type Keys = z.infer<typeof keysSchema>

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

/** New keys, in the form that Supabase gives its own. */
export function makeKeys(): Keys {
	return {
		publishable: `sb_publishable_${random()}`,
		secret: `sb_secret_${random()}`,
		jwtSecret: randomBytes(48).toString('base64url'),
		replyDomain: makeReplyDomain()
	}
}

/**
 * The keys kept in `file`; made at the first call, readable by their owner alone. A file that is there and
 * cannot be understood throws: making new keys over it would sign everybody out without a word.
 */
export async function keepKeys(file: string): Promise<Keys> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined
		throw error
	})
	if (text !== undefined) {
		const kept = keysSchema.safeParse(parseJson(text))
		if (kept.success) {
			if (!text.includes(kept.data.replyDomain)) await write(file, kept.data)
			return kept.data
		}
		throw new Refusal(`${file} cannot be understood. Mend it, or delete it: everybody is signed out then.`)
	}
	const keys = makeKeys()
	await mkdir(dirname(file), { recursive: true })
	await write(file, keys)
	return keys
}

const write = (file: string, keys: Keys) =>
	writeFile(file, JSON.stringify(keys, null, '\t') + '\n', { mode: 0o600 })
