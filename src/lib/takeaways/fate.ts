import { numberWord } from '../schedule/number-word.ts'

/** What becomes of the notes and of what is parked once a session has ended, in two sentences. */
export function sayFate(notes: number, parked: number): string {
	const many = (count: number) => {
		const word = numberWord(count)
		return word.charAt(0).toUpperCase() + word.slice(1)
	}
	const ofNotes =
		notes === 0
			? 'No notes were taken.'
			: notes === 1
				? 'One note, deleted in thirty days.'
				: `${many(notes)} notes, deleted in thirty days.`
	const ofParked =
		parked === 0
			? 'Nothing is parked.'
			: parked === 1
				? 'One thing is parked and goes to the queue of the next session.'
				: `${many(parked)} things are parked and go to the queue of the next session.`
	return `${ofNotes} ${ofParked}`
}
