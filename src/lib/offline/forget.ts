import { hideBadge } from './badge.ts'
import { forgetDrafts } from './drafts.ts'
import type { Outbox } from './outbox.svelte.ts'
import { forgetPages } from './pages.ts'

/** Takes everything of a person off this device: kept pages, drafts, what is not sent, the badge. Never throws. */
export function forgetHere(outbox: Outbox | undefined): void {
	forgetPages()
	forgetDrafts()
	void hideBadge()
	outbox
		?.open()
		.then((work) => work.forget())
		.catch(() => undefined)
}
