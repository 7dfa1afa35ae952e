import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { entryOf, type Kept } from '../src/lib/offline/kept.ts'
import { drop, listKept } from '../src/lib/offline/outbox.ts'
import { keptAnswer } from '../src/lib/sessions/kept-answer.ts'
import type { Person } from './meeting.ts'
import { Device, Tab, type Fate } from './outbox-device.ts'
import { compare, findOvertaken, readRows, type Problem, type Written } from './outbox-rows.ts'
import type { Stack } from './stack.ts'

/*
 * The model of the outbox: what people write on a device at random, while its network, its windows and its clock fail;
 * and at the end, with network, each thing is in the database as it was written, once, in the order in which it was.
 */

/** Where two people write: made anew for each run, in a circle that stays. */
export interface Stage {
	stack: Stack
	circle: string
	/** One that has begun, for notes, and one that is to come. */
	begun: string
	ahead: string
	/** Topics of the session to come, by somebody else. */
	topics: string[]
	people: Person[]
}

type Writes = 'log' | 'checkIn' | 'tooLong' | 'end' | 'renegotiate' | 'answer' | 'vote' | 'topic' | 'note'

type Act =
	/** Somebody writes something in a window, which sends it and what waits. */
	| { act: 'write'; what: Writes; pick: number }
	/** A window sends what waits, or the service worker does. */
	| { act: 'send' }
	/** The app is killed, all windows of it. */
	| { act: 'kill' }
	| { act: 'network'; up: boolean }
	| { act: 'clock'; hours: number }
	| { act: 'signIn'; who: number }
	| { act: 'replay'; which: number }

export type Command = Act & {
	/** Which window: two of them, and the service worker. */
	by: number
	/** After how many steps the window is killed; it is not for 0. */
	dies: number
	/** What becomes of the next requests. */
	fates: Fate[]
	/** Whether the next thing happens only once this one is through. */
	wait: boolean
}

const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
const named = <Name extends string>(name: Name) => fc.constant<Name>(name)
const small = fc.nat({ max: 7 })
// What is named twice is written twice as often.
const what = fc.constantFrom<Writes[]>(
	...(['log', 'log', 'checkIn', 'checkIn', 'checkIn', 'tooLong', 'end', 'end', 'renegotiate'] as const),
	...(['answer', 'answer', 'vote', 'vote', 'topic', 'note'] as const)
)
const fate = fc.constantFrom<Fate[]>(
	'arrives',
	'before',
	'form',
	'after',
	'after',
	'answer',
	'gateway',
	'portal'
)
const hours = fc.constantFrom(-2000, -72, -1, 1, 30, 90, 2000)

const act: fc.Arbitrary<Act> = fc.oneof(
	often(12, fc.record({ act: named('write'), what, pick: small })),
	often(3, fc.record({ act: named('send') })),
	often(1, fc.record({ act: named('kill') })),
	often(2, fc.record({ act: named('network'), up: fc.boolean() })),
	often(2, fc.record({ act: named('clock'), hours })),
	often(1, fc.record({ act: named('signIn'), who: fc.nat({ max: 2 }) })),
	often(1, fc.record({ act: named('replay'), which: small }))
)
const how = fc.record({
	by: fc.nat({ max: 2 }),
	dies: fc.oneof(often(2, fc.constant(0)), often(1, fc.integer({ min: 1, max: 9 }))),
	fates: fc.array(fate, { maxLength: 2 }),
	wait: fc.boolean()
})

/** Any list of these is a story: what cannot be done in it is left out. */
export const commands: fc.Arbitrary<Command[]> = fc.array(
	fc.tuple(act, how).map(([act, how]) => ({ ...how, ...act })),
	{ minLength: 3, maxLength: 6, size: 'max' }
)

/** One story on one device. */
class Run {
	readonly #stage: Stage
	readonly #device: Device
	readonly #tabs: (Tab | undefined)[] = []
	readonly #written: Written[] = []
	readonly #sending: Promise<void>[] = []
	/** Which of their commitments are still open as far as the device knows. */
	readonly #open = new Set<string>()
	readonly #problems: Problem[] = []

	constructor(stage: Stage) {
		this.#stage = stage
		this.#device = new Device(stage.stack.origin)
		this.#device.signedIn = stage.people[0] ?? null
	}

	async play(commands: Command[]): Promise<Problem[]> {
		for (const command of commands) await this.#do(command)
		await this.#end()
		return [...this.#problems, ...compare(await readRows(this.#stage), this.#written)]
	}

	/** A window that is dead is opened again, by whoever is signed in then; nobody opens one signed out. */
	#tab(by: number): Tab {
		const there = this.#tabs[by]
		if (there && !there.isDead) return there
		const tab = new Tab(
			this.#device,
			by === 2 ? null : (this.#device.signedIn ?? this.#stage.people[0] ?? null)
		)
		this.#tabs[by] = tab
		return tab
	}

	async #do(command: Command): Promise<void> {
		if (command.act === 'network') this.#device.isOnline = command.up
		else if (command.act === 'clock') this.#device.skew += command.hours * 3_600_000
		else if (command.act === 'signIn') this.#device.signedIn = this.#stage.people[command.who] ?? null
		else if (command.act === 'replay') this.#device.replay(command.which)
		else if (command.act === 'kill') for (const tab of this.#tabs) tab?.kill()
		else {
			const tab = this.#tab(command.act === 'write' ? command.by % 2 : command.by)
			if (command.act === 'write' && !(await this.#write(tab, command))) return
			this.#device.fates.push(...command.fates)
			// Killed right after it was kept: nothing was sent.
			if (command.dies === 1) return tab.kill()
			if (command.dies > 0) tab.left = command.dies
			const sending = tab.send()
			this.#sending.push(sending)
			if (command.wait) await sending
		}
	}

	/** Writes something, as the form of its page does; false where there is nothing to write about. */
	async #write(tab: Tab, { what, pick }: { what: Writes; pick: number }): Promise<boolean> {
		const { owner } = tab
		if (!owner) return false
		const form = this.#form(what, owner, pick)
		// Where there is no commitment to write about, there is one from now on.
		if (!form) return this.#write(tab, { what: 'log', pick })
		const { kept, address, fields, ...rest } = form
		const data = new FormData()
		for (const [name, value] of Object.entries(fields)) data.append(name, value)
		const action = new URL(address, this.#stage.stack.origin)
		const entry = entryOf(kept, owner.id, data, { action, page: '/start', now: this.#device.now() })
		// From here on it was acknowledged: it is to arrive, once.
		await tab.write(entry)
		this.#written.push({ ...rest, what, owner: owner.id, entry, words: fields.words ?? '' })
		if (what === 'log') this.#open.add(entry.id)
		return true
	}

	/** The form as it stands in its page, and how it is kept. */
	#form(what: Writes, { id: owner }: Person, pick: number) {
		const { circle, begun, ahead, topics } = this.#stage
		const words = `${what} ${this.#written.length}`
		const id = randomUUID()
		const made = (row: string, field = 'words'): Kept => ({ row, what: words, field })
		const ofCommitment = (sets: boolean) => {
			const theirs = this.#written.filter((one) => one.what === 'log' && one.owner === owner)
			const of = theirs[pick % Math.max(1, theirs.length)]?.entry.id ?? ''
			// Nobody checks in on what has ended; but how it ended may be said again.
			const isEnded = !this.#open.has(of)
			const isContinued = this.#written.some((one) => one.what === 'renegotiate' && one.of === of)
			return of === '' || isContinued || (isEnded && !sets) ? undefined : of
		}
		if (what === 'log') {
			const fields = { id, words, outcome: '', until: `${circle}/${ahead}`, on: '', witness: '' }
			return { kept: made('commitments/'), address: '/commitments/new', fields, of: '', value: '' }
		}
		if (what === 'checkIn' || what === 'tooLong') {
			const of = ofCommitment(false)
			if (of === undefined) return undefined
			const fields = { id, words: what === 'tooLong' ? words.padEnd(300, '.') : words }
			const address = `/commitments/${of}/check-ins?/add`
			return { kept: made(`commitments/${of}`), address, fields, of, value: '' }
		}
		if (what === 'end' || what === 'renegotiate') {
			const of = ofCommitment(what === 'end')
			if (of === undefined) return undefined
			this.#open.delete(of)
			const value = what === 'end' ? (['kept', 'learned', 'let_go'][pick % 3] ?? 'kept') : 'renegotiated'
			const fields = {
				ending: value,
				next: id,
				words,
				until: `${circle}/${ahead}`,
				on: '',
				with: pick > 3 ? words : ''
			}
			const kept = { ...made(`commitments/${of}`, 'ending'), sets: true, idField: 'next' }
			return { kept, address: `/commitments/${of}?/answer`, fields, of, value, with: fields.with }
		}
		if (what === 'answer') {
			const value = ['yes', 'maybe', 'no'][pick % 3] ?? 'yes'
			return {
				kept: keptAnswer(ahead),
				address: `/sessions/${ahead}?/answer`,
				fields: { answer: value, words: '' },
				of: ahead,
				value
			}
		}
		if (what === 'vote') {
			const of = topics[pick % topics.length] ?? ''
			const value = pick > 3 ? 'no' : 'yes'
			const kept = { ...made(`votes/${of}`, 'wanted'), sets: true }
			return {
				kept,
				address: `/sessions/${ahead}/topics?/vote`,
				fields: { topic: of, wanted: value, words: '' },
				of,
				value
			}
		}
		const [row, address] =
			what === 'topic'
				? ['topics/', `/sessions/${ahead}/topics/new`]
				: ['note/', `/sessions/${begun}/close?/note`]
		return { kept: made(row), address, fields: { id, words, lens: '' }, of: '', value: '' }
	}

	/** Out of the tunnel, at last: whoever wrote something signs in once more, and what was refused is let go. */
	async #end(): Promise<void> {
		const device = this.#device
		device.isOnline = true
		device.fates.length = 0
		for (const tab of this.#tabs) if (tab && Number.isFinite(tab.left)) tab.kill()
		await Promise.all(this.#sending)
		const store = await device.openStore()
		// What was refused held up what came after it; once it is let go, that is sent.
		for (let letGo = true, byWorker = true; letGo; byWorker = !byWorker) {
			for (const person of this.#stage.people) {
				device.signedIn = person
				await new Tab(device, byWorker ? null : person).send()
			}
			letGo = false
			const kept = await listKept(store)
			this.#problems.push(...findOvertaken(kept, this.#written))
			for (const { id, refused } of kept) {
				const written = this.#written.find(({ entry }) => entry.id === id)
				if (!refused || !written) continue
				written.refused = refused.why
				await drop(store, id)
				letGo = true
			}
		}
		const left = new Set((await listKept(store)).map(({ id }) => id))
		for (const one of this.#written) one.isLeft = left.has(one.entry.id)
		store.close()
		await device.settle()
	}
}

/** Plays one story on a stage of its own, and says what is wrong after it. */
export async function play(stage: Stage, commands: Command[]): Promise<Problem[]> {
	return new Run(stage).play(commands)
}
