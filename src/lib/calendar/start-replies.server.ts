import type { SMTPServer } from 'smtp-server'
import { openDatabaseForWorker } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'
import { createReplyServer } from './replies.server'

// Kept beyond this module, which development loads again after each change.
declare global {
	var fortnightReplies: SMTPServer | undefined
}

/** Listens for replies until the server shuts down, if the settings say where. Starting again replaces the one before. */
export function startReplies(): void {
	const { REPLY_PORT, REPLY_HOST, REPLY_DOMAIN } = readEnvironment()
	const before = globalThis.fortnightReplies
	if (REPLY_PORT === undefined || REPLY_DOMAIN === undefined) return
	const server = createReplyServer({ db: openDatabaseForWorker(), domain: REPLY_DOMAIN })
	const listen = () => server.listen(REPLY_PORT, REPLY_HOST)
	if (before) before.close(listen)
	else listen()
	globalThis.fortnightReplies = server
	// From adapter-node, after the last request was answered on SIGTERM or SIGINT.
	process.once('sveltekit:shutdown', () => server.close())
}
