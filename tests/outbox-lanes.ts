import fc from 'fast-check'
import { enter, gather } from './meeting.ts'
import { commands, play, type Stage } from './outbox-run.ts'
import type { Stack } from './stack.ts'

/** Several stages at once keep the server busy; each tells its stories one after another. */
const lanes = 6
const day = 24 * 60
/** Runs after which people sign in anew: theirs are good for an hour. */
const fresh = 1000

/** What all runs together came to. */
export interface Told {
	runs: number
	kinds: Record<string, number>
	/** For each lane that found something: the shortest story in which it is wrong, its seed and path. */
	reports: string[]
}

async function prepare(stack: Stack, lane: number): Promise<Stage> {
	const names = ['Ana', 'Ben', 'Cleo']
	const meeting = await gather(stack, {
		circle: `Lane ${lane}`,
		names,
		starts: [-30, 2 * day],
		minutes: 60,
		at: `lane${lane}`
	})
	const [begun = '', ahead = ''] = meeting.sessions
	const [ana, ben, cleo] = names.map((name) => meeting.people.get(name))
	if (!ana || !ben || !cleo) throw new Error('Somebody did not come')
	const topics = await stack.query<{ id: string }>(
		`insert into public.topics (id, circle_id, session_id, brought_by, words)
		select gen_random_uuid(), $1, $2, $3, words from unnest($4::text[]) as words returning id`,
		[meeting.circle, ahead, cleo.id, ['Who decides?', 'Which of the two?']]
	)
	return {
		stack,
		circle: meeting.circle,
		begun,
		ahead,
		topics: topics.map(({ id }) => id),
		people: [ana, ben]
	}
}

/** Takes away what the run before has left, so that each begins with nothing and no limit is ever met. */
async function clear({ stack, circle, ahead, begun, people }: Stage): Promise<void> {
	const ids = people.map(({ id }) => id)
	await stack.query(
		`with a as (delete from public.own_answers where profile_id = any ($1)),
			v as (delete from public.topic_votes where session_id = $2),
			r as (delete from public.rsvps where session_id = $2),
			t as (delete from public.topics where session_id = $2 and brought_by = any ($1)),
			n as (delete from public.notes where session_id = $3)
		delete from public.commitments where circle_id = $4`,
		[ids, ahead, begun, circle]
	)
}

/** Plays so many stories against a running server. */
export async function playAll(stack: Stack, runs: number, seed: number): Promise<Told> {
	const told: Told = { runs: 0, kinds: {}, reports: [] }
	const playLane = async (lane: number): Promise<void> => {
		const stage = await prepare(stack, lane)
		let played = 0
		const property = fc.asyncProperty(commands, async (list) => {
			if (++played % fresh === 0)
				stage.people = await Promise.all(
					stage.people.map(({ name }) => enter(stack, `${name.toLowerCase()}@lane${lane}.test`, name))
				)
			await clear(stage)
			told.runs++
			const problems = await play(stage, list)
			for (const { kind } of problems) told.kinds[kind] = (told.kinds[kind] ?? 0) + 1
			if (problems.length > 0)
				throw new Error(problems.map(({ kind, what }) => `${kind}: ${what}`).join('\n'))
		})
		const numRuns = Math.ceil(runs / lanes)
		const found = await fc.check(property, { numRuns, seed: seed + lane })
		if (found.failed)
			told.reports.push(`Lane ${lane}: ${fc.defaultReportMessage(found)}\n${String(found.errorInstance)}`)
	}
	await Promise.all(Array.from({ length: lanes }, (_, lane) => playLane(lane)))
	return told
}
