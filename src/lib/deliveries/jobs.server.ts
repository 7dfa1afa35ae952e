import { fillRota } from '$lib/rota/fill.server'
import { fillQueues } from '$lib/topics/fill.server'
import type { Db } from '$lib/server/database'
import { log } from '$lib/server/log'
import { describeFailure } from './failure'
import { planClockChanges } from './write-clock-changes.server'
import { planNudges } from './write-nudges.server'
import { planReminders } from './write-reminders.server'

/** Something that is looked after by the clock. Safe on several servers at once, and again. */
export interface Job {
	name: string
	/** The shortest time from one run to the next, in milliseconds. */
	every: number
	run(db: Db, now: Date): Promise<unknown>
}

const minute = 60_000

/** What the worker looks after besides sending: each writes deliveries, or keeps rows right that others read. */
export const jobs: readonly Job[] = [
	{ name: 'reminders', every: minute, run: planReminders },
	{ name: 'nudges', every: 5 * minute, run: planNudges },
	{ name: 'questions', every: minute, run: (db) => call(db.rpc('plan_questions')) },
	{ name: 'calendar entries', every: minute, run: (db) => call(db.rpc('plan_calendar_entries')) },
	{ name: 'records', every: 60 * minute, run: (db) => call(db.rpc('plan_records')) },
	{ name: 'rota', every: minute, run: fillRota },
	{ name: 'sessions left running', every: minute, run: (db) => call(db.rpc('end_left_lives')) },
	{ name: 'topics', every: minute, run: (db) => call(db.rpc('settle_sessions')) },
	{ name: 'empty queues', every: minute, run: fillQueues },
	{ name: 'pulses', every: minute, run: (db) => call(db.rpc('publish_pulses')) },
	{ name: 'old notes', every: 60 * minute, run: (db) => call(db.rpc('sweep_notes')) },
	{ name: 'clock changes', every: 60 * minute, run: planClockChanges },
	{ name: 'what is over', every: 60 * minute, run: (db) => call(db.rpc('forget_what_is_over')) }
]

async function call(asked: PromiseLike<{ error: unknown }>): Promise<void> {
	const { error } = await asked
	if (error) throw new Error('The database did not do it', { cause: error })
}

/**
 * Runs jobs beside other work, one after another and each not before its time. One that breaks is logged by its name and
 * a code, is tried again at its next time, and stops no other.
 */
export function createJobs(
	jobs: readonly Job[],
	db: Db,
	now: () => Date
): { start(): void; ended(): Promise<void> } {
	const lastRun = new Map<string, number>()
	let running: Promise<void> | undefined

	async function runDue(): Promise<void> {
		for (const { name, every, run } of jobs) {
			const at = now()
			if (at.getTime() - (lastRun.get(name) ?? -Infinity) < every) continue
			lastRun.set(name, at.getTime())
			await run(db, at).catch((error: unknown) => {
				log.error({ job: name, failure: describeFailure(error) }, 'a job broke')
			})
		}
	}

	return {
		start() {
			// Not at the end of runDue: with nothing due that comes before the assignment, and would never run again.
			running ??= runDue().finally(() => (running = undefined))
		},
		ended: async () => running
	}
}
