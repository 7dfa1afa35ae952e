/**
 * The network that an address belongs to, as far as one person has it: IPv6 by its /64, of which every subscriber has
 * at least one whole; IPv4 as it is. What is neither is taken as it is.
 */
export function networkOf(address: string): string {
	if (!address.includes(':') || address.includes('.')) return address
	const [head = '', tail] = address.split('::')
	const parts = (text: string) => (text ? text.split(':') : [])
	const missing = tail === undefined ? 0 : 8 - parts(head).length - parts(tail).length
	const zeros = Array.from({ length: Math.max(0, missing) }, () => '0')
	return [...parts(head), ...zeros, ...parts(tail ?? '')].slice(0, 4).join(':')
}
