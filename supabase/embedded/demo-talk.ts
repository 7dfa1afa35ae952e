import { randomUUID } from 'node:crypto'
import type { Sql } from './sql.ts'

interface DemoTopic {
	/** Nobody for one without a name. */
	by?: string
	/** Who brought it without a name: it stands where nobody reads it. */
	unsigned?: string
	words?: string
	prompt?: string
	lens?: string
	votes?: string[]
	/** It waited through so many sessions. */
	carried?: number
	parked?: boolean
	/** By somebody who cannot be there. */
	answer?: [string, string]
}

/** Few, some or most said the good one, and the one that warns. */
type Bands = Record<'challenge' | 'support' | 'standards' | 'worth', [string, string]>

interface DemoTalk {
	contexts: string[]
	ownPrompt?: { by: string; question: string; situation: string; lens: string; followUps: string[] }
	queue: DemoTopic[]
	/** The two sessions that were, the first first. */
	past: { topics: DemoTopic[]; takeaways: string[]; notes: string[]; pulse: Bands }[]
}

/** What the demo's circles talk about. Invented; nobody's words. */
const talk: Record<string, DemoTalk> = {
	'Load-bearing': {
		contexts: ['large_enterprise', 'engineering_led'],
		ownPrompt: {
			by: 'Ilse',
			question: 'Which of your meetings would be better if you were not in it?',
			situation: 'Wanjiru stayed away from one, and it got shorter.',
			lens: 'growing_others',
			followUps: ['Who would speak in your place?', 'What would you have to hand over first?']
		},
		queue: [
			{
				by: 'Priyamvada',
				words: 'Two directors each think I am their architect. Both are right.',
				lens: 'room_and_attention',
				votes: ['Ilse', 'Tomasz', 'Wanjiru'],
				answer: [
					'Bridget',
					'I had three for a year. What helped was one shared page with what I am not doing, sent to all of them on the same day.'
				]
			},
			{
				by: 'Sefa',
				words: 'We hold teams to a date that nobody can trace to a customer.',
				lens: 'accountability_without_context',
				votes: ['Sefa', 'Oyelaran']
			},
			{
				by: 'Bridget',
				words: 'I am told to delegate and then asked why I did not do it myself.',
				votes: ['Ilse'],
				carried: 1
			},
			{
				unsigned: 'Oyelaran',
				words: 'I praise somebody’s work in public and rewrite it at night.',
				lens: 'coddling_under_pressure'
			},
			{ parked: true, words: 'Who decides when the runbook is wrong and the one who wrote it has left?' }
		],
		past: [
			{
				topics: [
					{ by: 'Ana', words: 'Two leads keep two ledgers, and I reconcile both.', lens: 'invisible_work' },
					{ by: 'Wanjiru', prompt: 'invited-to-everything' }
				],
				takeaways: ['Before saying yes to a meeting, ask who decides in it.'],
				notes: [],
				pulse: {
					challenge: ['most', 'few'],
					support: ['most', 'few'],
					standards: ['some', 'some'],
					worth: ['most', 'few']
				}
			},
			{
				topics: [
					{ by: 'Tomasz', prompt: 'step-up-said-the-review' },
					{
						by: 'Oyelaran',
						words: 'Every migration comes to me, since I never said no to one.',
						lens: 'snacking'
					}
				],
				takeaways: [
					'A no with its reason in writing is read further than one in a meeting.',
					'Ask for the sentence that would make the review good, before the work begins.'
				],
				notes: [
					'Three of us have never seen their own criteria in writing.',
					'“Step up” was said to five people. Nobody asked back.'
				],
				pulse: {
					challenge: ['some', 'few'],
					support: ['most', 'few'],
					standards: ['few', 'most'],
					worth: ['most', 'few']
				}
			}
		]
	},
	'Second Opinion': {
		contexts: ['startup'],
		queue: [
			{
				by: 'Noor',
				words: 'Our strategy says what we believe. It does not say what we will not do.',
				lens: 'strategy',
				votes: ['Marisol', 'Henrik']
			}
		],
		past: [
			{
				topics: [{ by: 'Henrik', prompt: 'the-counter-offer-reflex' }],
				takeaways: ['What we would pay to keep somebody, we could have said a year earlier.'],
				notes: [],
				pulse: {
					challenge: ['most', 'few'],
					support: ['some', 'few'],
					standards: ['most', 'few'],
					worth: ['most', 'few']
				}
			},
			{
				topics: [{ by: 'Marisol', prompt: 'the-one-big-project' }],
				takeaways: ['A packet names three things, or it waits.'],
				notes: ['The board asks for one number. We have four, and choose.'],
				pulse: {
					challenge: ['most', 'few'],
					support: ['most', 'few'],
					standards: ['some', 'few'],
					worth: ['some', 'few']
				}
			}
		]
	}
}

interface Circle {
	id: string
	name: string
	/** By time: two that were, then the next. */
	sessions: readonly { id: string; startsAt: Date; endsAt: Date }[]
	idOf: (name: string | undefined) => string | null
}

/** Gives a circle of the demo its topics, and what it kept of the sessions that were. */
export async function fillTalk(sql: Sql, now: Date, circle: Circle): Promise<void> {
	const { contexts, ownPrompt, queue, past } = talk[circle.name] ?? { contexts: [], queue: [], past: [] }
	await sql('update public.circles set contexts = $2 where id = $1', [circle.id, contexts])
	if (ownPrompt) {
		await sql(
			`insert into public.circle_prompts (id, circle_id, made_by, question, situation, lens, follow_ups)
			values ($1, $2, $3, $4, $5, $6, $7)`,
			[
				...[randomUUID(), circle.id, circle.idOf(ownPrompt.by), ownPrompt.question, ownPrompt.situation],
				...[ownPrompt.lens, ownPrompt.followUps]
			]
		)
	}
	for (const [index, kept] of past.entries()) {
		const session = circle.sessions[index]
		if (session) await fillPast(sql, circle, session, kept)
	}
	const next = circle.sessions[past.length]
	for (const [index, topic] of next ? queue.entries() : []) {
		await insertTopic(sql, circle, next?.id ?? '', topic, new Date(now.getTime() - (20 - index) * 3_600_000))
	}
}

async function fillPast(
	sql: Sql,
	circle: Circle,
	session: Circle['sessions'][number],
	{ topics, takeaways, notes, pulse }: DemoTalk['past'][number]
): Promise<void> {
	const during = (minutes: number) => new Date(session.startsAt.getTime() + minutes * 60_000)
	for (const [index, topic] of topics.entries()) {
		const broughtAt = new Date(session.startsAt.getTime() - (3 - index) * 86_400_000)
		await insertTopic(sql, circle, session.id, topic, broughtAt, during(15 + index * 20))
	}
	for (const words of takeaways) {
		await sql(
			`insert into public.takeaways (id, session_id, circle_id, words, agreed, created_at)
			values ($1, $2, $3, $4, true, date_trunc('minute', $5::timestamptz))`,
			[randomUUID(), session.id, circle.id, words, session.endsAt]
		)
	}
	for (const words of notes) {
		await sql(
			`insert into public.notes (id, session_id, circle_id, words, written_at)
			values ($1, $2, $3, $4, date_trunc('minute', $5::timestamptz))`,
			[randomUUID(), session.id, circle.id, words, during(40)]
		)
	}
	for (const [question, [good, warning]] of Object.entries(pulse)) {
		await sql(
			'insert into public.pulses (session_id, circle_id, question, good, warning) values ($1, $2, $3, $4, $5)',
			[session.id, circle.id, question, good, warning]
		)
	}
}

async function insertTopic(
	sql: Sql,
	circle: Circle,
	session: string,
	topic: DemoTopic,
	createdAt: Date,
	takenUpAt: Date | null = null
): Promise<void> {
	const id = randomUUID()
	await sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words, prompt_slug, lens, unsigned, carried, parked,
			taken_up_at, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		[
			...[id, circle.id, session, circle.idOf(topic.by), topic.words ?? null, topic.prompt ?? null],
			...[topic.lens ?? null, topic.unsigned !== undefined, topic.carried ?? 0, topic.parked ?? false],
			...[takenUpAt, createdAt]
		]
	)
	if (topic.unsigned !== undefined) {
		await sql('insert into private.unsigned_topics (topic_id, profile_id) values ($1, $2)', [
			id,
			circle.idOf(topic.unsigned)
		])
	}
	for (const voter of topic.votes ?? []) {
		await sql(
			'insert into public.topic_votes (topic_id, session_id, circle_id, profile_id) values ($1, $2, $3, $4)',
			[id, session, circle.id, circle.idOf(voter)]
		)
	}
	if (topic.answer) {
		const [by, words] = topic.answer
		await sql(
			`insert into public.topic_answers (id, topic_id, session_id, circle_id, author_id, words) values ($1, $2, $3, $4, $5, $6)`,
			[randomUUID(), id, session, circle.id, circle.idOf(by), words]
		)
	}
}
