/**
 * The rule of small numbers. A number that says how people did is shown only when it is made of at least four of them:
 * with three, each of two who know their own part can work out the third's. Charts are downloaded, and files leave the
 * circle, so it holds for numbers whose rows the members could read one by one as well.
 *
 * The database holds it (private.fewest_to_show): what is too small never arrives. This copy gives the words.
 */
export const fewestToShow = 4

/** Whether a number made of so many people would rather be a portrait. */
export function tooFew(people: number): boolean {
	return people < fewestToShow
}

/** What stands in the place of a number that is held back: a dash on the page, in a file the words. */
export const tooFewWords = 'Too few to show'
export const heldBack = { plain: tooFewWords, words: '–' } as const
