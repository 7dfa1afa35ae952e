import { mostAtOnce, type Addressee } from './address-list.ts'

/** What speaks against mailing to these: none, too many, or ones that are no address, each named. Null when nothing. */
export function objectionTo(read: {
	addressees: readonly Addressee[]
	bad: readonly string[]
}): string | null {
	const { addressees, bad } = read
	const [one] = bad
	if (bad.length === 1) return `“${one}” is not an e-mail address. Nothing was sent yet.`
	if (bad.length > 1) {
		const named = bad.map((text) => `“${text}”`)
		return `${named.slice(0, -1).join(', ')} and ${named.at(-1)} are not e-mail addresses. Nothing was sent yet.`
	}
	if (addressees.length === 0) return 'Paste at least one address.'
	if (addressees.length > mostAtOnce) {
		return `These are ${addressees.length}. Fifteen at once are the most, as a circle has fifteen seats. Nothing was sent yet.`
	}
	return null
}
