import type { Status } from './commitment.ts'

/**
 * How a commitment counts where each counts once, in its latest words: not at all when it went on in others, and as
 * renegotiated while it is open and continues another.
 */
export function standing(made: { readonly status: Status; readonly renegotiates: string | null }): Status[] {
	if (made.status === 'renegotiated') return []
	return [made.status === 'open' && made.renegotiates !== null ? 'renegotiated' : made.status]
}
