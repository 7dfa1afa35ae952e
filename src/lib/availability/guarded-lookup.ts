import type { lookup as Lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

/**
 * A resolver for a socket that hands out only addresses that may be spoken to. It is asked where the socket needs the
 * address, so nothing can be swapped in between; one address of several that may not be refuses them all.
 * @param refusal what the socket fails with
 */
export function guardLookup(
	lookup: typeof Lookup,
	isPublic: (address: string) => boolean,
	refusal: () => Error
): LookupFunction {
	return (name, options, callback) =>
		lookup(name, { ...options, all: true }, (failure, found) => {
			const [first] = found ?? []
			if (failure) callback(failure, '')
			else if (!first || !found.every((one) => isPublic(one.address))) callback(refusal(), '')
			else if (options.all) callback(null, found)
			else callback(null, first.address, first.family)
		})
}

/** Whether a host is an address in place of a name, which is never looked up; and if so, whether it may be spoken to. */
export function isRefusedHost(hostname: string, isPublic: (address: string) => boolean): boolean {
	const host = hostname.replace(/^\[|\]$/g, '')
	return /^[\d.]+$|:/.test(host) && !isPublic(host)
}
