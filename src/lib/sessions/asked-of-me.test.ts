import { expect, it } from 'vitest'
import { countAsked } from './asked-of-me.ts'

const now = new Date('2026-11-30T12:00:00Z')
const viewer = { zone: 'Europe/Lisbon', locale: 'en-GB', now }
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const session = (circle: string, hours: number, myAnswer: string | null = null, duties = 0) => ({
	startsAt: inHours(hours),
	circle: { id: circle },
	myAnswer,
	asked: Array.from({ length: duties })
})
const commitment = (status: string, dueOn: string, ended?: number) => ({
	status,
	dueOn,
	dueSession: ended === undefined ? null : { startsAt: inHours(ended - 1), endsAt: inHours(ended) }
})

it('counts the next session of each circle that was not answered, and none after it', () => {
	const near = [
		session('a', -2),
		session('a', 20),
		session('b', 30, 'yes'),
		session('a', 400),
		session('b', 500)
	]
	expect(countAsked(near, [], viewer)).toBe(1)
	expect(countAsked([], [], viewer)).toBe(0)
})

it('counts each duty that somebody asks one to take, also for sessions that were answered', () => {
	expect(countAsked([session('a', 20, 'yes', 2), session('a', 400, 'no', 1)], [], viewer)).toBe(3)
})

it('counts open commitments once their time is over: a date the day after, a session when it has ended', () => {
	const mine = [
		commitment('open', '2026-11-29'),
		commitment('open', '2026-11-30'),
		commitment('kept', '2026-11-01'),
		commitment('open', '2026-11-30', 0),
		commitment('open', '2026-11-30', 1)
	]
	expect(countAsked([], mine, viewer)).toBe(2)
})
