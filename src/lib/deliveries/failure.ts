// What nodemailer says when the mail server cannot be talked to at all, whatever the mail.
const noServer = new Set([
	'ECONNECTION',
	'ETIMEDOUT',
	'ESOCKET',
	'EDNS',
	'ETLS',
	'EAUTH',
	'ENOAUTH',
	'EPROTOCOL'
])

/**
 * Why a mail did not leave, as a code that names nobody: 'smtp_550' for an answer of the mail server (RFC 5321 §4.2),
 * 'smtp_esocket' where there was none, 'database_42501' for what the database said, 'error' for the rest.
 */
export function describeFailure(error: unknown): string {
	const { code, responseCode } = codesOf(error)
	if (responseCode !== undefined) return `smtp_${responseCode}`
	if (code !== undefined) return `smtp_${code.toLowerCase()}`
	const cause = codesOf(error instanceof Error ? error.cause : undefined)
	return cause.code ? `database_${cause.code}` : 'error'
}

/** Whether the next mail would fare no better: no connection, no log-in, or "not available" (421). */
export function isMailServerDown(error: unknown): boolean {
	const { code, responseCode } = codesOf(error)
	return responseCode === 421 || code === 'EAUTH' || (responseCode === undefined && noServer.has(code ?? ''))
}

function codesOf(error: unknown): { code?: string; responseCode?: number } {
	if (!(error instanceof Object)) return {}
	return {
		...('code' in error && typeof error.code === 'string' && { code: error.code }),
		...('responseCode' in error &&
			typeof error.responseCode === 'number' && { responseCode: error.responseCode })
	}
}
