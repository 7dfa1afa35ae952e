import { error } from '@sveltejs/kit'
import { z } from 'zod'

/** What is said of things that are not there and of things that one may not see: the two look the same. */
export const missing = 'There is nothing here, or it is not yours to see.'

// As the database: any 128 bits, since ids are made by clients and old ones may say of no version.
const id = z.guid()

/**
 * An id from a URL, written as the database writes it.
 * @throws the 404 of missing things for anything else.
 */
export function parseId(param: string | null | undefined): string {
	const result = id.safeParse(param)
	if (!result.success) error(404, missing)
	return result.data.toLowerCase()
}

/**
 * A refusal that the page has words for.
 * @throws the 404 of missing things when that was the reason.
 */
export function unlessMissing<Reason extends string>(reason: Reason): Exclude<Reason, 'not_found'> {
	if (reason === 'not_found') error(404, missing)
	return reason as Exclude<Reason, 'not_found'>
}
