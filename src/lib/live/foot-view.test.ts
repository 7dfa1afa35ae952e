import { expect, test } from 'vitest'
import type { Step } from '../agendas/step.ts'
import { viewFoot } from './foot-view.ts'
import type { Live, Round } from './live.ts'
import { openClock } from './open-clock.ts'

const people = ['Ana', 'Bo', 'Cleo'].map((name) => ({ id: name[0] ?? '', name, present: true, around: true }))
const kinds: Step['kind'][] = ['check_in', 'hot_seat', 'commitments', 'close']
const agenda = kinds.map((kind) => ({ kind, minutes: 15, title: null }))

function session(
	more: Partial<Live> & { step?: number; order?: string; at?: number; passed?: string[] }
): Live {
	const { step = 0, order = '', at = 0, passed = [], ...live } = more
	const round: Round = { order: order.split('').filter(Boolean), at, passed }
	return {
		sessionId: 's',
		version: 1,
		at: 0,
		circle: { id: 'c', name: 'Circle', videoUrl: null },
		startsAt: 0,
		endsAt: 3_600_000,
		zone: 'UTC',
		cancelled: false,
		next: null,
		people,
		guests: 0,
		topics: [],
		hotSeats: [],
		review: [],
		startedAt: 0,
		clock: { ...openClock(agenda, 0, 3_600_000), step },
		phase: 0,
		facilitatorId: 'A',
		facilitatorGoneSince: null,
		round,
		parked: [],
		notes: [],
		takeaways: [],
		committed: [],
		...live
	}
}

const labelFor = (me: string, of: Parameters<typeof session>[0]) => viewFoot(session(of), me, 0).next.label

test('the large button names the next one of the round, then the part, then the step, then the end', () => {
	expect(labelFor('A', { order: 'CBA' })).toBe('Next: Bo')
	expect(labelFor('A', { order: 'CA' })).toBe('Next: you')
	expect(labelFor('A', { order: 'CBA', at: 2 })).toBe('Next: Hot seat')
	expect(labelFor('A', { step: 1, phase: 0 })).toBe('Next: clarifying round')
	expect(labelFor('A', { step: 1, phase: 4 })).toBe('Next: Commitments')
	expect(viewFoot(session({ step: 3 }), 'A', 0).next).toMatchObject({ label: 'End the session', sheet: true })
})

test('who passed is not named as the next', () => {
	expect(labelFor('A', { order: 'CBA', passed: ['B'] })).toBe('Next: you')
})

test('the large button stays one line: long names are cut at the first word, long steps go by their kind', () => {
	const [ana, bo, cleo] = people
	if (!ana || !bo || !cleo) throw new Error('There are three')
	const named = (name: string) => labelFor('A', { order: 'AB', people: [ana, { ...bo, name }, cleo] })
	expect(named('Tomasz-Kazimierz Wiśnia')).toBe('Next: Tomasz-Kazimierz Wiśnia')
	expect(named('Tomasz-Kazimierz Wiśniewski')).toBe('Next: Tomasz-Kazimierz')
	const long = { kind: 'discussion', minutes: 15, title: 'All that we never dared to say aloud' } as const
	const clock = openClock([...agenda.slice(0, 1), long], 0, 3_600_000)
	expect(labelFor('A', { clock })).toBe('Next: Open discussion')
	expect(
		labelFor('A', { clock: { ...clock, steps: clock.steps.map((step) => ({ ...step, title: 'Hiring' })) } })
	).toBe('Next: Hiring')
})

test('whose turn it is says that they are done; the others have nothing large to press', () => {
	expect(viewFoot(session({ order: 'BC' }), 'B', 0)).toMatchObject({
		main: 'speaking',
		next: { label: 'Next: Cleo' }
	})
	expect(viewFoot(session({ order: 'CB', at: 1 }), 'B', 0).next.label).toBe('I have said it')
	expect(viewFoot(session({ order: 'BC' }), 'C', 0).main).toBe('none')
})

test('a minute after the facilitator’s phone was seen last, anybody else can take over', () => {
	const gone = session({ facilitatorGoneSince: 0 })
	expect(viewFoot(gone, 'B', 59_999).main).toBe('none')
	expect(viewFoot(gone, 'B', 60_000)).toMatchObject({
		main: 'gone',
		gone: 'Ana’s phone has been gone for a minute.'
	})
	expect(viewFoot(gone, 'A', 60_000).main).toBe('facilitating')
})

test('one passes while one’s turn is to come, and can take it back', () => {
	const pass = (order: string, at: number, passed: string[] = []) =>
		viewFoot(session({ order, at, passed }), 'B', 0).pass
	expect(pass('ABC', 0)).toBe('may')
	expect(pass('ABC', 1)).toBe('may')
	expect(pass('ABC', 2)).toBe('none')
	expect(pass('ABC', 0, ['B'])).toBe('passed')
	expect(pass('AC', 0)).toBe('none')
	expect(pass('ABC', 3)).toBe('none')
})
