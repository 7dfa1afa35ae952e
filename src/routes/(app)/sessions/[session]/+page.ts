import type { SessionState } from '$lib/sessions/state'
import type { PageLoad } from './$types'

const ahead = () => import('./Ahead.svelte')
// What a state does not show is not loaded: this is the heaviest page.
const parts = {
	prepare: ahead,
	join: ahead,
	close: () => import('./JustOver.svelte'),
	next: () => import('./Kept.svelte')
} satisfies Record<SessionState, unknown>

export const load: PageLoad = async ({ data }) => ({
	...data,
	Part: (await parts[data.view.state]()).default
})
