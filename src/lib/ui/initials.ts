/**
 * The two letters that stand for a person: the first two of the first word of the name, as typed. What is no letter or
 * digit is passed over; a letter keeps its accents, joiners and modifiers (a grapheme, Unicode UAX #29). A name with no
 * letters gives its first grapheme, an empty one `?`.
 */
export function initials(name: string): string {
	const first = name.trim().split(/\s+/u)[0] ?? ''
	const graphemes = split(first)
	const letters = graphemes.filter((grapheme) => /[\p{L}\p{N}]/u.test(grapheme))
	return letters.slice(0, 2).join('') || graphemes[0] || '?'
}

// Browsers without the segmenter (Firefox before 125) get code points, which differ only for composed letters.
function split(text: string): string[] {
	if (!('Segmenter' in Intl)) return Array.from(text)
	return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}
