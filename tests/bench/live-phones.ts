// The phones of `live.ts`, in a thread of their own so that the database beside them does not delay their clocks.
import { once } from 'node:events'
import { request, type ClientRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { positionOf } from '../../src/lib/live/advance.ts'
import type { Live } from '../../src/lib/live/live.ts'

export interface Phone {
	origin: string
	cookie: string
	/** Each phone is somebody elsewhere. */
	address: string
}

/** A session and those who follow it; the first facilitates. */
export interface Meeting {
	id: string
	phones: Phone[]
}

export type Order =
	| { do: 'start' | 'connect'; meetings: Meeting[] }
	| { do: 'act'; seconds: number; perSecond: number }
	| { do: 'close' }

/** `delays` in ms from sending an action to its arrival at the last phone; `answers` to the action's own answer. */
export interface Report {
	took: number
	delays: number[]
	answers: number[]
	bytes: number
	/** Actions that did not reach every phone within ten seconds, or were refused; connections that ended by themselves. */
	lost: number
}

const now = () => performance.timeOrigin + performance.now()
const atOnce = 40

/** What an action has changed, so that its arrival can be told from that of any other news. */
interface Heard {
	steering: string
	position: string
	paused: boolean
	waiting: Set<() => void>
}

interface Running {
	meeting: Meeting
	heard: Heard[]
	busy: boolean
	turn: number
}

const running: Running[] = []
const open = new Set<ClientRequest>()
const counts = { bytes: 0, lost: 0 }
let closing = false

/** Does one thing for each, so many at a time as phones arrive at once. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
	const left = [...items]
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
		})
	)
}

function hear(heard: Heard, { clock, phase, round }: Live): void {
	const steering = JSON.stringify([clock.step, phase, clock.stepSeconds, clock.pausedAt === null, round.at])
	if (steering === heard.steering) return
	heard.steering = steering
	heard.paused = clock.pausedAt !== null
	heard.position = positionOf({ clock, phase, round })
	for (const tell of heard.waiting) tell()
}

/** Follows a session as a phone does; settles at the first news. */
function follow(meeting: Meeting, phone: Phone): Promise<Heard> {
	const heard: Heard = { steering: '', position: '', paused: false, waiting: new Set() }
	const { promise, resolve, reject } = Promise.withResolvers<Heard>()
	const asking = request(`${phone.origin}/sessions/${meeting.id}/live/events`, {
		agent: false,
		headers: { accept: 'text/event-stream', cookie: phone.cookie, 'x-test-address': phone.address }
	})
	open.add(asking)
	asking.on('error', reject).on('response', (response) => {
		if (response.statusCode !== 200) return reject(new Error(`The stream answers ${response.statusCode}`))
		let rest = ''
		response.setEncoding('utf8').on('data', (chunk: string) => {
			counts.bytes += chunk.length
			const events = (rest + chunk).split('\n\n')
			rest = events.pop() ?? ''
			for (const event of events) {
				if (phone === meeting.phones[0] && event.startsWith('event: clock')) void sayHere(meeting, phone)
				const [, live] = /^event: live\n(?:id: .*\n)?data: (.*)$/.exec(event) ?? []
				if (live === undefined) continue
				hear(heard, JSON.parse(live))
				resolve(heard)
			}
		})
		response.on('close', () => {
			if (!closing) counts.lost++
		})
	})
	asking.end()
	return promise
}

/** The phone of whoever facilitates says at each beat that it is there. */
async function sayHere({ id }: Meeting, { origin, cookie, address }: Phone): Promise<void> {
	const headers = { cookie, 'x-test-address': address }
	await fetch(`${origin}/sessions/${id}/live/state?after=999999`, { headers }).catch(() => undefined)
}

/** Whether the app took what the first phone of a session posts. */
async function post(meeting: Meeting, action: string, fields: Record<string, string> = {}): Promise<boolean> {
	const { origin, cookie, address } = meeting.phones[0] ?? { origin: '', cookie: '', address: '' }
	const response = await fetch(`${origin}/sessions/${meeting.id}/live?/${action}`, {
		method: 'POST',
		headers: {
			origin,
			cookie,
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			'x-test-address': address
		},
		body: new URLSearchParams(fields)
	})
	const text = await response.text()
	return response.ok && !/"type":"(failure|error)"/.test(text)
}

/** Waits until the phone has heard anything else than what it knew. Answers when. */
async function hears(heard: Heard, before: string): Promise<number> {
	if (heard.steering !== before) return now()
	const { promise, resolve } = Promise.withResolvers<void>()
	heard.waiting.add(resolve)
	await Promise.race([promise, pause(10_000, undefined, { ref: false })])
	heard.waiting.delete(resolve)
	return heard.steering === before ? NaN : now()
}

/** Each changes something, also when the session was left standing still. */
const nextAction = ({ heard, turn }: Running) =>
	heard[0]?.paused ? 'resume' : turn % 3 === 2 ? 'add' : 'pause'

/** Every session acts in turn, at an even pace; one that is still waiting for its last action is passed over. */
async function act(seconds: number, perSecond: number): Promise<Pick<Report, 'delays' | 'answers'>> {
	const delays: number[] = []
	const answers: number[] = []
	const pending = new Set<Promise<void>>()
	const begun = now()
	for (let count = 0; count < seconds * perSecond; count++) {
		await pause(Math.max(0, begun + (count * 1000) / perSecond - now()))
		const one = running[count % running.length]
		if (!one || one.busy) continue
		one.busy = true
		const work = async () => {
			const before = one.heard[0]?.steering ?? ''
			const arrivals = Promise.all(one.heard.map((heard) => hears(heard, before)))
			const sent = now()
			const taken = await post(one.meeting, 'steer', {
				do: nextAction(one),
				position: one.heard[0]?.position ?? '',
				heard: '{}'
			})
			answers.push(now() - sent)
			one.turn++
			const last = taken ? Math.max(...(await arrivals)) : NaN
			if (Number.isNaN(last)) counts.lost++
			else delays.push(last - sent)
			one.busy = false
		}
		const doing = work()
		pending.add(doing)
		void doing.finally(() => pending.delete(doing))
	}
	await Promise.all(pending)
	return { delays, answers }
}

async function carryOut(order: Order): Promise<Partial<Report>> {
	if (order.do === 'start') {
		await each(order.meetings, async (meeting) => {
			if (!(await post(meeting, 'start'))) throw new Error('A session could not be started')
		})
	}
	if (order.do === 'connect') {
		await each(order.meetings, async (meeting) => {
			const heard = await Promise.all(meeting.phones.map((phone) => follow(meeting, phone)))
			running.push({ meeting, heard, busy: false, turn: 0 })
		})
	}
	if (order.do === 'act') return act(order.seconds, order.perSecond)
	if (order.do === 'close') {
		closing = true
		for (const asking of open) asking.destroy()
		open.clear()
		running.length = 0
		await pause(500)
		closing = false
	}
	return {}
}

for (;;) {
	const port = parentPort
	if (!port) throw new Error('live.ts starts this')
	const [order]: Order[] = await once(port, 'message')
	if (!order) break
	const begun = now()
	counts.bytes = 0
	counts.lost = 0
	const report = await carryOut(order)
	port.postMessage({ delays: [], answers: [], ...report, ...counts, took: now() - begun } satisfies Report)
}
