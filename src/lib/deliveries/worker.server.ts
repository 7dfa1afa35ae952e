import type { Worker } from './loop.server'

// Kept beyond this module, which development loads again after each change.
declare global {
	var fortnightDeliveries: Worker | undefined
}

/** After a write that mails somebody: send it now rather than at the next look. */
export function pokeWorker(): void {
	globalThis.fortnightDeliveries?.poke()
}
