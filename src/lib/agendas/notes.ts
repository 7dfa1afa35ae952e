import type { HotSeatPhase, StepKind } from './step.ts'

const notes: Record<Exclude<StepKind, 'hot_seat'>, readonly string[]> = {
	check_in: [
		'One sentence each, yours as well. The first ones set how long the others speak.',
		'Whoever arrives now goes last. Nobody is asked why they are late.'
	],
	review: [
		'Ask “What came of it?”, not “Why not?”. Learned and let go count as much as kept.',
		'Missing context is a better guess than missing effort: ask what they did not know then.',
		'Stay with the outcome. How they got there is theirs.'
	],
	discussion: [
		'Bring in who has said least, by name, with a question they can answer.',
		'Park what deserves a session of its own.'
	],
	commitments: [
		'Two minutes of silence to write, then each reads theirs aloud.',
		'Ask “What will somebody else be able to see?” until there is an answer.',
		'Hold the bar high and offer the help: who is the witness, what support is wanted?'
	],
	close: [
		'Propose two or three takeaways, and keep only what nobody objects to.',
		'Give the four questions half a minute of silence. Nobody sees who answered what.'
	],
	charter: [
		'Read the sentence on confidentiality aloud, and let everybody agree in words.',
		'Ask what would make somebody speak less openly here. Write that down first.'
	],
	introductions: [
		'Go first: say something that is hard for you. It sets how open the others are.',
		'Two minutes each. Titles are short, trouble may be long.'
	],
	hours: [
		'Let everybody mark their hours now; it takes two minutes.',
		'Name who has the worst hour, and whether times should take turns.'
	],
	season: [
		'Say when the season ends. An end in sight makes it easier to commit.',
		'Ask who would facilitate next. The rota proposes somebody.'
	],
	looking_back: [
		'First a minute of silence, then one change each, at work rather than in here.',
		'Ask what the circle avoided. Coverage shows what was never touched.'
	],
	renewal: [
		'Stopping is a good ending too. Ask who would rather stop before you plan dates.',
		'Going on: what would you change about time, size or how you work?'
	]
}

const phaseNotes: Record<HotSeatPhase, readonly string[]> = {
	question: [
		'Two minutes, uninterrupted. Then ask: “What would a good outcome look like?”',
		'Write the question down in one line, and read it back.'
	],
	clarifying: [
		'Context first: what does the business need here, who decides, what has been tried?',
		'“Have you thought of …” is advice. Ask for the question behind it.'
	],
	round: [
		'One after another, two minutes each. The hot seat listens and writes.',
		'Outcomes, not methods: what should be different, rather than how to do it.'
	],
	offers: [
		'Experience before advice: “When I was there, I …”.',
		'Challenge the plan, not the person, and name what help goes with it.'
	],
	take: [
		'Ask “What will you do first?”, and let nobody add to the answer.',
		'Thank them. If it became a commitment, it is written down at the end.'
	]
}

/** What the facilitator reads while talking: one to three lines of at most 140 characters. */
export function facilitatorNotes(kind: StepKind, phase: HotSeatPhase | null): readonly string[] {
	if (kind === 'hot_seat') return phaseNotes[phase ?? 'question']
	return notes[kind]
}
