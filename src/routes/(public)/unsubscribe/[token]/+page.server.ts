import { error, fail } from '@sveltejs/kit'
import { categoryWords } from '$lib/deliveries/categories'
import { readUnsubscribe } from '$lib/deliveries/read.server'
import { unsubscribeSchema } from '$lib/deliveries/schema'
import { unsubscribe } from '$lib/deliveries/write.server'
import { openDatabaseAsNobody } from '$lib/server/database'
import { parseForm } from '$lib/server/form'
import { missing } from '$lib/server/params'

// Opened from a mail, signed out, by whoever wants less of them: words and a button, no scripts.
export const csr = false

export const load = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
	const link = await readUnsubscribe(openDatabaseAsNobody(), params.token)
	if (!link) error(404, missing)
	return { name: link.name, wanted: link.wanted, ...pick(categoryWords[link.category]) }
}

const pick = ({ name, says, without }: { name: string; says: string; without: string }) => ({
	sort: name,
	says,
	without
})

export const actions = {
	// The button of the page, and what a mail program posts for its own (RFC 8058). Answered without a redirect, since
	// mail programs follow none.
	default: async ({ params, request }) => {
		const form = await parseForm(request, unsubscribeSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await unsubscribe(openDatabaseAsNobody(), params.token, form.data)
		if (!result.ok) error(404, missing)
		return { done: true }
	}
}
