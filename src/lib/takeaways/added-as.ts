/** What a form of a session adds, to its writer, by the form's `draft`. */
export const addedAs: Partial<Record<string, string>> = {
	commit: 'Commitment',
	note: 'Note',
	park: 'For the parking lot',
	takeaway: 'Takeaway'
}
