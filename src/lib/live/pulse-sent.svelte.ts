// Whose pulse of which session was sent from this page: the step may be left and come back. Never filled on the server.
let sent = $state.raw<readonly string[]>([])

/** Whether somebody's pulse of a session was sent from this page; what was sent before, the page's load knows. */
export const wasPulseSent = (me: string, sessionId: string) => sent.includes(`${me} ${sessionId}`)

export function keepPulseSent(me: string, sessionId: string): void {
	sent = [...sent, `${me} ${sessionId}`]
}
