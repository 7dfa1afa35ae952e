import { createHash, randomInt } from 'node:crypto'
import type { Sql } from './sql.ts'

/**
 * Gives a member a new six-digit code and its hash, either of which signs in once within ten minutes, as if it
 * had been asked for by mail. An earlier one of the same member no longer works.
 */
export async function issueToken(sql: Sql, user: { id: string; email: string }) {
	const code = String(randomInt(1_000_000)).padStart(6, '0')
	const hash = createHash('sha256')
		.update(user.email + code)
		.digest('hex')
	await sql('update auth.users set recovery_token = $1, recovery_sent_at = now() where id = $2', [
		hash,
		user.id
	])
	return { code, hash }
}
