import type { PageLoad } from './$types'

/** Before its end and after it a session's page has little in common: what it does not show, it does not send. */
export const load: PageLoad = async ({ data }) => {
	const { state } = data.view
	const ahead = state === 'prepare' || state === 'join'
	return {
		...data,
		Ahead: ahead ? (await import('./SessionAhead.svelte')).default : null,
		Close: state === 'close' ? (await import('./SessionClose.svelte')).default : null
	}
}
