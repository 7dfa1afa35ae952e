const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** A count as a sentence has it: words from 'no' to 'twelve', digits beyond. */
export function numberWord(count: number): string {
	return words[count] ?? String(count)
}
