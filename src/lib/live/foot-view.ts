import { phaseName, stepName } from '../agendas/step-names.ts'
import { hotSeatPhases } from '../agendas/step.ts'
import type { Live, LiveStep } from './live.ts'
import { comingUp } from './speaker-words.ts'

/** What a person can do at this moment, and what the one large button says. */
export interface FootView {
	readonly main: 'facilitating' | 'speaking' | 'gone' | 'none'
	readonly next: { readonly label: string; readonly does: string; readonly sheet: boolean }
	/** Who is gone, in a sentence; '' while the facilitator is there. */
	readonly gone: string
	/** Whether one's turn is still to come, or was passed and can be taken after all. */
	readonly pass: 'may' | 'passed' | 'none'
}

/** A facilitator is taken to be gone after a minute without a sign (the issue). */
const goneAfter = 60_000

/** What the large button says in one line on a phone 360 wide, so that it stays where the thumb expects it. */
const mostLetters = 24

/** A long name is cut after its first word: the whole stands in the sentence that says who comes next. */
const shortName = (name: string) => (name.length > mostLetters ? name.replace(/\s.*/, '') : name)

/** A step that the circle gave a long name is called by its kind; the name itself is the heading once it is on. */
const shortStep = ({ kind, title }: LiveStep) =>
	stepName({ kind, title: title && title.length > mostLetters ? null : title })

/**
 * What the foot offers somebody.
 * @param live as it stands now, see settleLive
 * @param now the server's clock
 */
export function viewFoot(live: Live, me: string, now: number): FootView {
	const { round, people, facilitatorId, facilitatorGoneSince } = live
	const name = (id: string) =>
		id === me ? 'you' : (people.find((person) => person.id === id)?.name ?? 'somebody')
	const [upNextId] = comingUp(round)
	const upNext = upNextId && shortName(name(upNextId))
	const turn = round.order.indexOf(me)
	const gone = facilitatorGoneSince !== null && now - facilitatorGoneSince >= goneAfter
	const mine = facilitatorId === me
	const speaking = turn >= 0 && turn === round.at
	return {
		main: mine ? 'facilitating' : gone ? 'gone' : speaking ? 'speaking' : 'none',
		next: speaking && !mine ? sayDone(upNext) : sayNext(live, upNext),
		gone: gone && !mine ? sayGone(facilitatorId && name(facilitatorId)) : '',
		pass: passOf(live, me)
	}
}

function passOf({ round, clock }: Live, me: string): FootView['pass'] {
	if (!round.order.includes(me) || round.at >= round.order.length || clock.endedAt !== null) return 'none'
	if (round.passed.includes(me)) return 'passed'
	return round.order.indexOf(me) >= round.at ? 'may' : 'none'
}

const sayDone = (upNext: string | undefined) => ({
	label: upNext ? `Next: ${upNext}` : 'I have said it',
	does: 'turn',
	sheet: false
})

const sayGone = (name: string | null) =>
	name === null ? 'Nobody facilitates. Anybody can.' : `${name}’s phone has been gone for a minute.`

/** The next speaker of the round, else the next part of the hot seat, else the next step, else the end. */
function sayNext({ round, clock, phase }: Live, upNext: string | undefined) {
	if (round.at < round.order.length && upNext) return { label: `Next: ${upNext}`, does: 'turn', sheet: false }
	const part = hotSeatPhases[phase + 1]
	if (clock.steps[clock.step]?.kind === 'hot_seat' && part)
		return { label: `Next: ${phaseName(part)}`, does: 'next', sheet: false }
	const following = clock.steps[clock.step + 1]
	if (following) return { label: `Next: ${shortStep(following)}`, does: 'next', sheet: false }
	return { label: 'End the session', does: 'finish', sheet: true }
}
