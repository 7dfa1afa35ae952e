/** The notes, as WordList shows them. */
export const noteList = {
	add: 'note',
	remove: 'removeNote',
	list: 'Notes so far',
	field: 'Note',
	hint: 'What was said, not who said it.',
	submit: 'Keep the note',
	most: 400
} as const

/** The parking lot, as WordList shows it. */
export const parkingLot = {
	add: 'park',
	remove: 'unpark',
	list: 'Parked',
	field: 'What has to wait',
	hint: 'Two lines, so that it makes sense in two weeks.',
	submit: 'Park it',
	most: 240
} as const
