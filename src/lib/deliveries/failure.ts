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
 * 'smtp_esocket' where there was none, 'error' for the rest.
 */
export function describeFailure(error: unknown): string {
	const { code, responseCode } = codesOf(error)
	if (responseCode !== undefined) return `smtp_${responseCode}`
	return code === undefined ? 'error' : `smtp_${code.toLowerCase()}`
}

/** Whether the next mail would fare no better: no connection, no log-in, or "not available" (421). */
export function isMailServerDown(error: unknown): boolean {
	const { code, responseCode } = codesOf(error)
	return responseCode === 421 || code === 'EAUTH' || (responseCode === undefined && noServer.has(code ?? ''))
}

function codesOf(error: unknown): { code?: string; responseCode?: number } {
	if (!(error instanceof Error)) return {}
	const { code, responseCode }: { code?: unknown; responseCode?: unknown } = {
		code: undefined,
		responseCode: undefined,
		...error
	}
	return {
		...(typeof code === 'string' && { code }),
		...(typeof responseCode === 'number' && { responseCode })
	}
}
