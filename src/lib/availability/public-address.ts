/** Networks of IPv4 that are not the public internet (IANA special-purpose registry, RFC 6890, and multicast). */
const specialNetworks = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const

/** Within 2000::/3, which is all of the public internet in IPv6: what tunnels to IPv4, and what is for books. */
const specialPrefixes = [
	['2001:0000', 23],
	['2001:0db8', 32],
	['2002:0000', 16],
	['3fff:0000', 20]
] as const

/**
 * Whether an IP address, as a resolver writes it, is on the public internet: no loopback, no private network, no
 * link-local (clouds keep their secrets at 169.254.169.254), no unique-local, no address of IPv4 in the clothes of
 * IPv6. What is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
	const four = numberOfIPv4(address)
	if (four !== undefined)
		return !specialNetworks.some(([network, bits]) => shares(four, numberOfIPv4(network), bits))
	const groups = /^([0-9a-f]{1,4}):([0-9a-f]{0,4})(?=:)[0-9a-f:]*$/i.exec(address)
	if (!groups) return false
	const six = parseInt(groups[1] ?? '', 16) * 65_536 + parseInt(groups[2] || '0', 16)
	if (six >>> 29 !== 1) return false
	return !specialPrefixes.some(([prefix, bits]) => {
		const [high = '', low = ''] = prefix.split(':')
		return shares(six, parseInt(high, 16) * 65_536 + parseInt(low, 16), bits)
	})
}

function numberOfIPv4(address: string): number | undefined {
	const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number)
	if (!parts || parts.some((part) => part > 255)) return undefined
	return parts.reduce((sum, part) => sum * 256 + part, 0)
}

function shares(address: number, network: number | undefined, bits: number): boolean {
	const size = 2 ** (32 - bits)
	return network !== undefined && Math.floor(address / size) === Math.floor(network / size)
}
