/** Words that say nothing about a problem. */
const idle = new Set(
	`about after again all already also always and another any anybody anyone anything are around bad because been before
	being best better both but can cannot could day days did does doing done dont down each else even ever every everybody everyone
	everything few for from gets getting gave get give giving goes going gone good got great had hard has have having her here him his
	how instead into isn its just keep keeps kept know last let like long look looks lot made make makes making many may
	maybe more most much must need needs never next nobody none not nothing now off often one only our out over own people
	per person problem problems put really said same say says see seem seems she should since some somebody someone something still such take takes
	taking tell tells than that the their them then there these they thing things think this those though time too
	told until upon use used very want wants was way week weeks went were what when where which while who whole whom why
	will with without work working works would year years yes yet you your`.split(/\s+/)
)

/** The words of a text, lower-cased; signs and digits are none. */
export function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

/** The words of a text that say something about a problem, each once, forty at most. */
export function wordsThatSay(text: string): string[] {
	return [...new Set(wordsOf(text))].filter((word) => word.length > 2 && !idle.has(word)).slice(0, 40)
}

/** The part of an English word that its plain forms share; rough, and never shorter than four letters. */
export function stemOf(word: string): string {
	const stem = word.replace(/(?:ings?|ed|es|s|ly|ion|ions)$/, '')
	return stem.length < 4 ? word.slice(0, 4) : stem
}
