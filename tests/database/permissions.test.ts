import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { moveSession } from './changing.ts'
import {
	accept,
	done,
	enterAll,
	formCircle,
	inviteTo,
	join,
	log,
	makeToken,
	sessionsOf,
	type Person
} from './people.ts'

// yes: it is seen or done. none: no error, and no such row. no: refused. -: such rows belong to nobody.
// 'waiting' waits for the circle, 'invited' holds an invitation not accepted yet, 'left' and 'removed' were members,
// 'outsider' has a circle of their own, 'owner' is whose row it is. All others act on that row, or make one of
// their own in that circle.
const people = 'signed-out outsider invited waiting member organiser left removed owner'.split(' ')
const operations = ['select', 'insert', 'update', 'delete'] as const
type Operation = (typeof operations)[number]

const matrix: Record<string, Record<Operation, string>> = {
	//       signed-out outsider invited waiting member organiser left removed owner
	profiles: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      yes',
		update: 'no      none     none    none    none   none      none none    yes',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	'profiles, of one who waits': {
		select: 'no      none     none    yes     none   yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      yes',
		update: 'no      none     none    yes     none   none      none none    yes',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	circles: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      none     none    none    none   yes       none none    -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	members: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	waiting: {
		select: 'no      none     none    yes     none   yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	invitations: {
		select: 'no      none     none    none    none   yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      none     none    none    none   yes       none none    -',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	schedules: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	sessions: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	rsvps: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	commitments: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      yes    yes       no   no      yes',
		update: 'no      none     none    none    none   none      none none    yes',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	'commitments, private': {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      yes    yes       no   no      yes',
		update: 'no      none     none    none    none   none      none none    yes',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	check_ins: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      yes',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	'check_ins, on a private one': {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      yes',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	// Its row's owner is the witness; whose commitment it is sees it as well, the rest of the circle does not.
	encouragements: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	topics: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      yes    yes       no   no      yes',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	topic_votes: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	topic_answers: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      yes    yes       no   no      yes',
		update: 'no      none     none    none    none   none      none none    yes',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	circle_prompts: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      yes    yes       no   no      yes',
		update: 'no      none     none    none    none   yes       none none    yes',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	hot_seats: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	duties: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	duty_requests: {
		select: 'no      none     none    none    yes    none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	duty_skips: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	changes: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	excuses: {
		select: 'no      none     none    none    none   yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	session_wishes: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	season_wishes: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	seat_offers: {
		select: 'no      none     none    none    none   yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	agendas: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	session_agendas: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	lives: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	live_presences: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	'live_presences, of one signed out': {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	own_answers: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	live_declines: {
		select: 'no      none     none    none    yes    yes       none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	deliveries: {
		select: 'no      none     none    none    none   yes       none none    none',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	push_subscriptions: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	mail_preferences: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      none     none    none    none   none      none none    yes',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	hours: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	travels: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      yes      yes     yes     yes    yes       yes  yes     yes',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	absences: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      yes      yes     yes     yes    yes       yes  yes     yes',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	busy_times: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      none     none    none    none   none      none none    yes'
	},
	notes: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	parked: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	takeaways: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	note_sweeps: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	pulses: {
		select: 'no      none     none    none    yes    yes       none none    -',
		insert: 'no      no       no      no      no     no        no   no      -',
		update: 'no      no       no      no      no     no        no   no      -',
		delete: 'no      no       no      no      no     no        no   no      -'
	},
	packets: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	packet_items: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	packet_sources: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	packet_rules: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	packet_shows: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	packet_comments: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      no       no      no      no     no        no   no      no',
		delete: 'no      no       no      no      no     no        no   no      no'
	},
	feeds: {
		select: 'no      none     none    none    none   none      none none    yes',
		insert: 'no      no       no      no      no     no        no   no      no',
		update: 'no      none     none    none    none   none      none none    yes',
		delete: 'no      no       no      no      no     no        no   no      no'
	}
}

type Table =
	| 'profiles'
	| 'circles'
	| 'members'
	| 'waiting'
	| 'invitations'
	| 'schedules'
	| 'sessions'
	| 'rsvps'
	| 'commitments'
	| 'check_ins'
	| 'encouragements'
	| 'topics'
	| 'topic_votes'
	| 'topic_answers'
	| 'hot_seats'
	| 'circle_prompts'
	| 'duties'
	| 'duty_requests'
	| 'duty_skips'
	| 'changes'
	| 'excuses'
	| 'session_wishes'
	| 'season_wishes'
	| 'seat_offers'
	| 'agendas'
	| 'session_agendas'
	| 'lives'
	| 'live_presences'
	| 'live_declines'
	| 'own_answers'
	| 'deliveries'
	| 'mail_preferences'
	| 'push_subscriptions'
	| 'hours'
	| 'travels'
	| 'absences'
	| 'busy_times'
	| 'notes'
	| 'parked'
	| 'takeaways'
	| 'note_sweeps'
	| 'pulses'
	| 'packets'
	| 'packet_items'
	| 'packet_sources'
	| 'packet_rules'
	| 'packet_shows'
	| 'packet_comments'
	| 'feeds'

interface Subject {
	/** The row that everybody tries to see, change and delete. */
	row: Record<string, string | boolean>
	/** A change that its columns would allow. */
	change: Record<string, unknown>
	/** A row of a person's own, into the same circle. */
	make: (by: string) => Record<string, unknown>
	owner?: Person
	/** Who makes such rows, where that is not the owner of the row. */
	maker?: Person
}

let backend: TestBackend
let clients: Record<string, { client: Client; id: string }>
let subjects: Record<string, Subject>

/** A circle of fifteen and one who waits, with a row of each table, all made by the people themselves. */
async function setTheScene() {
	const [ada, olive, bo, lee, rem, ivy, otto, wes] = await enterAll(
		backend,
		'Ada Olive Bo Lee Rem Ivy Otto Wes'.split(' ')
	)
	if (!ada || !olive || !bo || !lee || !rem || !ivy || !otto || !wes) throw new Error('people are missing')
	const circle = await formCircle(ada)
	await formCircle(otto)
	await join(ada, circle, [olive, bo, lee, rem])
	await done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: rem.id }))
	await done(lee.client.rpc('leave_circle', { p_circle_id: circle }))
	const others = await enterAll(backend, 'Cy Di Ed Flo Gus Hal Ida Jo Kim Lou Mo Ned'.split(' '))
	const [cy] = others
	if (!cy) throw new Error('Cy is missing')
	await join(ada, circle, others)
	await join(ada, circle, [wes])
	const invitation = await inviteTo(ada, circle, ivy.email)
	// A newcomer has signed in and given no name yet.
	const { client, id } = await backend.signedIn('nina@example.org')
	const nina = { client, id, email: 'nina@example.org' }

	const [session] = await sessionsOf(backend, circle)
	const on = { circle_id: circle, session_id: session?.id ?? '' }
	const rsvpAnswer = randomUUID()
	await done(
		olive.client.rpc('answer_session', { p_session_id: on.session_id, p_answer: 'yes', p_id: rsvpAnswer })
	)
	await done(moveSession(backend, ada, on.session_id, 0, '2030-01-10T17:00:00Z'))
	const shared = await log(olive, on)
	const own = await log(olive, { ...on, private: true })
	const checkIn = (commitment_id: string, author_id: string) => ({
		id: randomUUID(),
		commitment_id,
		author_id,
		words: 'Half way.'
	})
	const onShared = checkIn(shared, olive.id)
	const onOwn = checkIn(own, olive.id)
	await done(olive.client.from('check_ins').insert(onShared))
	await done(olive.client.from('check_ins').insert(onOwn))
	// Olive is the witness of somebody who is none of those who try.
	const witnessed = await log(cy, { ...on, witness_id: olive.id })
	const encouragement = randomUUID()
	await done(olive.client.rpc('encourage', { p_id: encouragement, p_commitment_id: witnessed }))
	const subscription = {
		p_endpoint: 'https://push.example.org/olive',
		p_p256dh: 'A'.repeat(87),
		p_auth: 'A'.repeat(22),
		p_device: 'Chrome on Android'
	}
	const device = await done(olive.client.rpc('turn_push_on', subscription))
	const topic = randomUUID()
	await done(
		olive.client.from('topics').insert({ id: topic, brought_by: olive.id, words: 'Nobody owns it.', ...on })
	)
	await done(olive.client.rpc('vote_for_topic', { p_topic_id: topic, p_wanted: true }))
	const prompt = (by: string) => ({
		id: randomUUID(),
		circle_id: circle,
		made_by: by,
		question: 'What did you stop doing?'
	})
	const kept = prompt(olive.id)
	await done(olive.client.from('circle_prompts').insert(kept))
	// What others answered holds a topic, so this is another one.
	const answered = randomUUID()
	await done(
		olive.client.from('topics').insert({ id: answered, brought_by: olive.id, words: 'Who asks?', ...on })
	)
	const writing = (by: string) => ({
		id: randomUUID(),
		topic_id: answered,
		author_id: by,
		words: 'Ask who would miss it.',
		...on
	})
	const written = writing(olive.id)
	await done(olive.client.from('topic_answers').insert(written))
	await done(ada.client.rpc('choose_hot_seats', { p_session_id: on.session_id, p_topic_ids: [topic] }))
	// Olive facilitates and asks Bo; she has skipped taking notes.
	const duty = { session_id: on.session_id, role: 'facilitator' }
	for (const role of ['facilitator', 'note_taker'])
		await backend.sql(
			'insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, $3, $4)',
			[on.session_id, circle, role, olive.id]
		)
	await done(olive.client.rpc('skip_duty', { p_session_id: on.session_id, p_role: 'note_taker' }))
	await done(
		olive.client.rpc('ask_for_duty', { p_session_id: on.session_id, p_role: 'facilitator', p_person: bo.id })
	)
	const [journey, leave] = [randomUUID(), randomUUID()]
	const dates = { profile_id: olive.id, starts_on: '2030-02-10', ends_on: '2030-02-12' }
	await done(olive.client.rpc('mark_hours', { p_marks: 'g'.repeat(336) }))
	await done(olive.client.from('travels').insert({ id: journey, zone: 'Europe/Lisbon', ...dates }))
	await done(olive.client.from('absences').insert({ id: leave, ...dates }))
	const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
	const busy = [{ starts_at: soon(24), ends_at: soon(25) }]
	await done(olive.client.rpc('replace_busy_times', { p_times: busy }))
	const feed = await done(olive.client.rpc('create_feed', { p_name: 'Phone', p_token: makeToken('feed') }))
	const [mail] = await backend.sql<{ id: string }>(
		// One that did not arrive: of others organisers see nothing.
		`update public.deliveries set gave_up_at = now(), payload = null
		where id = (select id from public.deliveries where recipient_id = $1 limit 1) returning id`,
		[olive.id]
	)
	const [seat] = await backend.sql<{ id: string }>('select id from public.members where profile_id = $1', [
		olive.id
	])
	const [rule] = await done(ada.client.from('schedules').select('id'))
	const invitations = await done(ada.client.from('invitations').select('id, email').eq('email', ivy.email))

	// What is kept and forgotten of a session: by nobody, so everybody tries it on the circle's one row.
	const said = randomUUID()
	for (const table of ['notes', 'parked', 'takeaways'])
		await backend.sql(
			`insert into public.${table} (id, session_id, circle_id, words) values ($1, $2, $3, 'Ask sooner.')`,
			[said, on.session_id, circle]
		)
	await backend.sql('select public.sweep_notes()')
	await backend.sql(
		`insert into public.pulses (session_id, circle_id, question, good, warning) values ($1, $2, 'worth', 'most', 'few')`,
		[on.session_id, circle]
	)
	// It is live: Olive's phone follows it, another of hers by the link alone, and she commits to nothing.
	await backend.sql('insert into public.lives (session_id, circle_id) values ($1, $2)', [
		on.session_id,
		circle
	])
	for (const signedIn of [true, false])
		await backend.sql(
			'insert into public.live_presences (session_id, circle_id, profile_id, signed_in) values ($1, $2, $3, $4)',
			[on.session_id, circle, olive.id, signedIn]
		)
	await backend.sql(
		'insert into public.live_declines (session_id, circle_id, profile_id) values ($1, $2, $3)',
		[on.session_id, circle, olive.id]
	)
	const presence = (signed_in: boolean) => ({
		row: { session_id: on.session_id, profile_id: olive.id, signed_in },
		owner: olive,
		change: { present: false },
		make: (by: string) => ({ ...on, profile_id: by, signed_in })
	})
	const ofSaid = {
		row: { id: said },
		change: { words: 'Ask later.' },
		make: () => ({ id: randomUUID(), words: 'Mine.', ...on })
	}

	const [sam] = await enterAll(backend, ['Sam'])
	if (!sam) throw new Error('Sam is missing')
	const changeId = randomUUID()
	await backend.sql(
		`insert into public.changes (id, circle_id, made_by, kind, before) values ($1, $2, $3, 'move', '{}')`,
		[changeId, circle, olive.id]
	)
	await backend.sql(
		`insert into public.excuses (session_id, circle_id, profile_id, reason) values ($1, $2, $3, 'I fly.')`,
		[on.session_id, circle, olive.id]
	)
	await backend.sql(
		`insert into public.session_wishes (session_id, circle_id, profile_id, wish) values ($1, $2, $3, 'write')`,
		[on.session_id, circle, olive.id]
	)
	await backend.sql(
		`insert into public.season_wishes (circle_id, season, profile_id, wish, stays) values ($1, 1, $2, 'renew', false)`,
		[circle, olive.id]
	)
	await backend.sql('insert into public.seat_offers (circle_id, profile_id) values ($1, $2)', [
		circle,
		sam.id
	])

	const agenda = randomUUID()
	const steps = [
		{ kind: 'commitments', minutes: 6, title: null },
		{ kind: 'close', minutes: 4, title: null }
	]
	await done(
		olive.client.rpc('save_agenda', { p_id: agenda, p_circle_id: circle, p_name: 'Short', p_steps: steps })
	)
	// Olive facilitates it.
	await done(olive.client.rpc('choose_agenda', { p_session_id: on.session_id, p_steps: steps }))

	// Olive's packet, shown to Cy, who asks; to nobody of the table.
	const [item, heard, question] = [randomUUID(), randomUUID(), randomUUID()]
	await done(
		olive.client.rpc('add_packet_item', {
			p_id: item,
			p_section: 'led',
			p_words: 'Led the split of the ledger.'
		})
	)
	await done(olive.client.rpc('save_packet_rule', { p_id: heard, p_words: 'Run it a year.' }))
	await done(olive.client.rpc('show_packet', { p_viewer_ids: [cy?.id ?? ''], p_until: soon(24) }))
	const [packet] = await done(olive.client.from('packets').select('id'))
	const ofPacket = { packet_id: packet?.id ?? '' }
	await backend.sql(
		`insert into public.packet_sources (item_id, packet_id, commitment_id, words, circle_name, ended_as, ended_at)
		values ($1, $2, $3, 'Ask twice.', 'Lamplighters', 'kept', now())`,
		[item, ofPacket.packet_id, shared]
	)
	await backend.sql(
		`insert into public.packet_comments (id, packet_id, author_id, kind, words) values ($1, $2, $3, 'question', 'Who says so?')`,
		[question, ofPacket.packet_id, cy?.id]
	)

	clients = {
		'signed-out': { client: backend.anonymous, id: randomUUID() },
		outsider: otto,
		invited: ivy,
		waiting: wes,
		member: bo,
		organiser: ada,
		left: lee,
		removed: rem
	}
	const when = { starts_at: '2031-01-09T16:00:00Z', ends_at: '2031-01-09T17:00:00Z' }
	const wall = { local_date: '2031-01-09', local_time: '16:00', zone: 'Etc/UTC', duration_minutes: 60 }
	const commitment = { words: 'Ask twice.', due_on: '2031-01-09', ...on }
	const hash = 'f'.repeat(64)
	const profile = {
		change: { title: 'Architect' },
		make: () => ({ id: nina.id, name: 'Nina', zone: 'Etc/UTC' }),
		maker: nina
	}
	subjects = {
		profiles: { row: { id: olive.id }, owner: olive, ...profile },
		'profiles, of one who waits': { row: { id: wes.id }, owner: wes, ...profile },
		circles: {
			row: { id: circle },
			change: { purpose: 'Another one.' },
			make: () => ({ id: randomUUID(), name: 'Mine', purpose: 'Mine', charter: 'Mine' })
		},
		members: {
			row: { id: seat?.id ?? '' },
			owner: olive,
			change: { role: 'organiser' },
			make: (by) => ({
				circle_id: circle,
				profile_id: by,
				role: 'organiser',
				charter_accepted_at: when.starts_at
			})
		},
		waiting: {
			row: { profile_id: wes.id, circle_id: circle },
			owner: wes,
			change: { since: '2020-01-01T00:00:00Z' },
			make: (by) => ({ circle_id: circle, profile_id: by, charter_accepted_at: when.starts_at })
		},
		invitations: {
			row: { id: invitations[0]?.id ?? '' },
			owner: ada,
			change: { withdrawn_at: new Date().toISOString() },
			make: (by) => ({ circle_id: circle, created_by: by, token_hash: hash, max_uses: 15 })
		},
		schedules: {
			row: { id: rule?.id ?? '' },
			change: { session_count: 12 },
			make: () => ({
				circle_id: circle,
				season: 2,
				starts_on: '2031-01-09',
				slots: ['16:00'],
				zone: 'Etc/UTC',
				every_weeks: 2,
				duration_minutes: 60,
				session_count: 8
			})
		},
		sessions: {
			row: { id: on.session_id },
			change: { note: 'Room 2' },
			make: () => ({
				circle_id: circle,
				original_date: '2031-01-09',
				uid: randomUUID(),
				tz_version: '2026f',
				...wall,
				...when
			})
		},
		rsvps: {
			row: { session_id: on.session_id, profile_id: olive.id },
			owner: olive,
			change: { answer: 'no' },
			make: (by) => ({ ...on, profile_id: by, answer: 'yes' })
		},
		commitments: {
			row: { id: shared },
			owner: olive,
			change: { words: 'Ask three times.' },
			make: (by) => ({ id: randomUUID(), owner_id: by, ...commitment })
		},
		'commitments, private': {
			row: { id: own },
			owner: olive,
			change: { words: 'Ask three times.' },
			make: (by) => ({ id: randomUUID(), owner_id: by, private: true, ...commitment })
		},
		check_ins: {
			row: { id: onShared.id },
			owner: olive,
			change: { words: 'Done.' },
			make: (by) => checkIn(shared, by)
		},
		'check_ins, on a private one': {
			row: { id: onOwn.id },
			owner: olive,
			change: { words: 'Done.' },
			make: (by) => checkIn(own, by)
		},
		push_subscriptions: {
			row: { id: device },
			owner: olive,
			change: { device: 'Mine' },
			make: (by) => ({
				profile_id: by,
				endpoint: 'https://push.example.org/other',
				p256dh: 'B'.repeat(87),
				auth: 'B'.repeat(22),
				device: 'Mine'
			})
		},
		encouragements: {
			row: { id: encouragement },
			owner: olive,
			change: { due_on: '2031-01-09' },
			make: (by) => ({ id: randomUUID(), commitment_id: shared, witness_id: by, due_on: '2031-01-09' })
		},
		topics: {
			row: { id: topic },
			owner: olive,
			change: { words: 'Everybody owns it.' },
			make: (by) => ({ id: randomUUID(), brought_by: by, words: 'A problem', ...on })
		},
		topic_votes: {
			row: { topic_id: topic, profile_id: olive.id },
			owner: olive,
			change: { created_at: when.starts_at },
			make: (by) => ({ topic_id: topic, profile_id: by, ...on })
		},
		topic_answers: {
			row: { id: written.id },
			owner: olive,
			change: { words: 'Nobody would.' },
			make: writing
		},
		circle_prompts: {
			row: { id: kept.id },
			owner: olive,
			change: { question: 'Who noticed?' },
			make: prompt
		},
		hot_seats: {
			row: { session_id: on.session_id },
			owner: olive,
			change: { chosen_by: null },
			make: (by) => ({ ...on, topic_ids: [topic], chosen_by: by })
		},
		duties: {
			row: duty,
			owner: olive,
			change: { came_by: 'turn' },
			make: (by) => ({ ...on, role: 'timekeeper', profile_id: by })
		},
		duty_requests: {
			row: { ...duty, asked_by: olive.id },
			owner: olive,
			change: { state: 'accepted' },
			make: (by) => ({ ...on, role: 'facilitator', asked_by: olive.id, asked_of: by })
		},
		duty_skips: {
			row: { session_id: on.session_id, profile_id: olive.id },
			owner: olive,
			change: { came_by: 'turn' },
			make: (by) => ({ ...on, role: 'timekeeper', profile_id: by, came_by: 'turn' })
		},
		changes: {
			row: { id: changeId },
			owner: olive,
			change: { kind: 'push' },
			make: (by) => ({ id: randomUUID(), circle_id: circle, made_by: by, kind: 'move', before: {} })
		},
		excuses: {
			row: { profile_id: olive.id, session_id: on.session_id },
			owner: olive,
			change: { reason: 'Another' },
			make: (by) => ({ ...on, profile_id: by, reason: 'Mine' })
		},
		session_wishes: {
			row: { profile_id: olive.id, session_id: on.session_id },
			owner: olive,
			change: { wish: 'shift' },
			make: (by) => ({ ...on, profile_id: by, wish: 'shift' })
		},
		season_wishes: {
			row: { profile_id: olive.id, circle_id: circle },
			owner: olive,
			change: { wish: 'close' },
			make: (by) => ({ circle_id: circle, season: 1, profile_id: by, wish: 'renew' })
		},
		seat_offers: {
			row: { profile_id: sam.id, circle_id: circle },
			owner: sam,
			change: { expires_at: when.starts_at },
			make: (by) => ({ circle_id: circle, profile_id: by })
		},
		agendas: {
			row: { id: agenda },
			owner: olive,
			change: { name: 'Ours' },
			make: (by) => ({ id: randomUUID(), circle_id: circle, name: 'Mine', steps, made_by: by })
		},
		session_agendas: {
			row: { session_id: on.session_id },
			owner: olive,
			change: { steps: null },
			make: (by) => ({ ...on, steps, chosen_by: by })
		},
		lives: {
			row: { session_id: on.session_id },
			change: { facilitator_id: null },
			make: (by) => ({ ...on, facilitator_id: by })
		},
		live_presences: presence(true),
		'live_presences, of one signed out': presence(false),
		own_answers: {
			row: { id: rsvpAnswer },
			owner: olive,
			change: { answer: 'no' },
			make: (by) => ({
				id: randomUUID(),
				profile_id: by,
				about: 'rsvp',
				row_id: on.session_id,
				answer: 'yes',
				said_at: when.starts_at
			})
		},
		live_declines: {
			row: { session_id: on.session_id, profile_id: olive.id },
			owner: olive,
			change: { declined_at: when.starts_at },
			make: (by) => ({ ...on, profile_id: by })
		},
		deliveries: {
			row: { id: mail?.id ?? '' },
			owner: olive,
			change: { due_at: '2020-01-01T00:00:00Z' },
			make: () => ({
				cause: randomUUID(),
				kind: 'invitation',
				circle_id: circle,
				address: 'victim@example.org'
			})
		},
		mail_preferences: {
			row: { profile_id: olive.id },
			owner: olive,
			change: { hour_before: false },
			make: (by) => ({ profile_id: by, hour_before: false })
		},
		hours: {
			row: { profile_id: olive.id },
			owner: olive,
			change: { marks: 'p'.repeat(336) },
			make: (by) => ({ profile_id: by, marks: 'g'.repeat(336) })
		},
		travels: {
			row: { id: journey },
			owner: olive,
			change: { zone: 'Asia/Tokyo' },
			make: (by) => ({
				id: randomUUID(),
				profile_id: by,
				zone: 'Etc/UTC',
				starts_on: '2031-01-09',
				ends_on: '2031-01-10'
			})
		},
		absences: {
			row: { id: leave },
			owner: olive,
			change: { ends_on: '2030-02-11' },
			make: (by) => ({ id: randomUUID(), profile_id: by, starts_on: '2031-01-09', ends_on: '2031-01-10' })
		},
		busy_times: {
			row: { profile_id: olive.id },
			owner: olive,
			change: { ends_at: '2031-01-09T17:00:00Z' },
			make: (by) => ({ profile_id: by, ...when })
		},
		notes: ofSaid,
		parked: ofSaid,
		takeaways: ofSaid,
		note_sweeps: {
			row: { circle_id: circle },
			change: { deleted: 5 },
			make: () => ({ circle_id: circle, ran_at: when.starts_at })
		},
		pulses: {
			row: { session_id: on.session_id, question: 'worth' },
			change: { warning: 'most' },
			make: () => ({ ...on, question: 'support', good: 'few', warning: 'most' })
		},
		packets: {
			row: { id: ofPacket.packet_id },
			owner: olive,
			change: { created_at: when.starts_at },
			make: (by) => ({ owner_id: by })
		},
		packet_items: {
			row: { id: item },
			owner: olive,
			change: { words: 'Led it alone.' },
			make: () => ({ ...ofPacket, section: 'led', place: 9, words: 'Mine' })
		},
		packet_sources: {
			row: { item_id: item },
			owner: olive,
			change: { words: 'Ask three times.' },
			make: () => ({
				...ofPacket,
				item_id: randomUUID(),
				words: 'Mine',
				circle_name: 'Mine',
				ended_as: 'kept',
				ended_at: when.starts_at
			})
		},
		packet_rules: {
			row: { id: heard },
			owner: olive,
			change: { holds: 'holds' },
			make: () => ({ ...ofPacket, id: randomUUID(), words: 'Mine' })
		},
		packet_shows: {
			row: ofPacket,
			owner: olive,
			change: { shown_until: when.starts_at },
			make: (by) => ({ ...ofPacket, viewer_id: by, shown_until: when.starts_at })
		},
		packet_comments: {
			row: { id: question },
			owner: olive,
			change: { answered_at: when.starts_at },
			make: (by) => ({ ...ofPacket, id: randomUUID(), author_id: by, kind: 'comment', words: 'Mine' })
		},
		feeds: {
			row: { id: feed },
			owner: olive,
			change: { name: 'Laptop' },
			make: (by) => ({ profile_id: by, name: 'Mine', token_hash: hash })
		}
	}
	// The invitation is real, and its holder has not used it.
	expect(await done(accept(bo, invitation))).toMatchObject({ outcome: 'member' })
}

beforeAll(async () => {
	backend = await startTestBackend()
	await setTheScene()
})
afterAll(() => backend.close())

const tableOf = (entry: string) => entry.replace(/,.*/, '') as Table
const rowsOf = (table: string) =>
	backend
		.sql<{ row: string }>(`select t::text as row from public.${table} t order by 1`)
		.then((rows) => rows.map(({ row }) => row))

/** Tries it as this person; the answer is what the database shows afterwards, not what the API says of it. */
async function attempt(entry: string, operation: Operation, who: string): Promise<string> {
	const subject = subjects[entry]
	const owner = operation === 'insert' ? (subject?.maker ?? subject?.owner) : subject?.owner
	const person = who === 'owner' ? owner : clients[who]
	if (!subject || !person) throw new Error(`nobody is ${who} of ${entry}`)
	const table = tableOf(entry)
	// Loosely typed on purpose: half of these calls are what the generated types forbid.
	const api = (person.client as unknown as { from: (table: string) => LooseTable }).from(table)
	const column = Object.keys(subject.row)[0] ?? 'id'
	if (operation === 'select') {
		const { data, error } = await api.select(column).match(subject.row)
		return error ? asRefusal(error.code) : (data ?? []).length === 1 ? 'yes' : 'none'
	}
	const before = await rowsOf(table)
	const { error } =
		operation === 'insert'
			? await api.insert(subject.make(person.id))
			: operation === 'update'
				? await api.update(subject.change).match(subject.row)
				: await api.delete().match(subject.row)
	const after = await rowsOf(table)
	const changes =
		before.filter((row) => !after.includes(row)).length + after.filter((row) => !before.includes(row)).length
	if (error) return changes === 0 ? asRefusal(error.code) : 'refused, and changed all the same'
	if (changes === 0) return 'none'
	return changes === (operation === 'update' ? 2 : 1) ? 'yes' : `${changes} changes`
}

type Refused = PromiseLike<{ error: { code: string } | null }>
interface LooseTable {
	select: (columns: string) => {
		match: (row: object) => PromiseLike<{ data: unknown[] | null; error: { code: string } | null }>
	}
	insert: (row: object) => Refused
	update: (row: object) => Refused & { match: (row: object) => Refused }
	delete: () => Refused & { match: (row: object) => Refused }
}

/** Only a missing permission counts as a refusal: a constraint that stands in the way would hide a missing policy. */
const asRefusal = (code: string) => (code === '42501' ? 'no' : code)

/** The row itself, as it is now. */
async function rowNow(entry: string): Promise<unknown[]> {
	const { row = {} } = subjects[entry] ?? {}
	const columns = Object.keys(row).map((column, index) => `${column} = $${index + 1}`)
	return backend.sql(
		`select * from public.${tableOf(entry)} where ${columns.join(' and ')}`,
		Object.values(row)
	)
}

// PostgreSQL asks the select policy only of statements that read a column: one that names no row at all is held by the
// policy of its own operation alone.
describe('changing and deleting everything at once', () => {
	test.each(Object.entries(matrix))('%s', async (entry, cells) => {
		for (const operation of ['update', 'delete'] as const)
			for (const [index, cell] of cells[operation].trim().split(/\s+/).entries()) {
				const { client } = clients[people[index] ?? ''] ?? {}
				if (!client || cell === 'yes') continue
				const before = await rowNow(entry)
				expect(before).toHaveLength(1)
				const api = (client as unknown as { from: (table: string) => LooseTable }).from(tableOf(entry))
				await (operation === 'update' ? api.update(subjects[entry]?.change ?? {}) : api.delete())
				expect(await rowNow(entry), `${operation} by ${people[index]}`).toEqual(before)
			}
	})
})

// Deleting comes last, children before what they hang on.
for (const operation of operations)
	describe(operation, () => {
		const entries = Object.entries(matrix).sort(([a], [b]) =>
			operation === 'delete' ? rank(b) - rank(a) : 0
		)
		test.each(entries)('%s', async (entry, cells) => {
			const expected = cells[operation].trim().split(/\s+/)
			expect(expected).toHaveLength(people.length)
			const found: string[] = []
			for (const [index, who] of people.entries()) {
				found.push(expected[index] === '-' ? '-' : await attempt(entry, operation, who))
				if (operation === 'insert' && tableOf(entry) === 'profiles')
					await backend.sql(`delete from public.profiles where name = 'Nina'`)
				if (operation === 'update' && entry.startsWith('profiles'))
					await backend.sql('update public.profiles set title = null')
			}
			expect(asSentence(found)).toEqual(asSentence(expected))
		})
	})

function rank(entry: string): number {
	return Object.keys(matrix).indexOf(entry)
}

const asSentence = (cells: string[]) => cells.map((cell, index) => `${people[index]} ${cell}`).join(', ')

test('every table has its rows in the matrix', async () => {
	const tables = await backend.sql<{ name: string }>(
		`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`
	)
	const described = Object.keys(matrix).filter((entry) => !entry.includes(','))
	expect(tables.map(({ name }) => name)).toEqual(described.toSorted())
})

test('nobody writes in another name', async () => {
	const { owner, make } = subjects.commitments ?? {}
	const victim = owner?.id ?? ''
	const bo = clients.member?.client
	if (!bo || !make) throw new Error('nobody')
	const as = (entry: string) => subjects[entry]?.make(victim) ?? {}
	const loose = bo as unknown as { from: (table: string) => LooseTable }
	for (const entry of ['commitments', 'check_ins', 'topics']) {
		const { error } = await loose.from(entry).insert(as(entry))
		expect(error?.code).toBe('42501')
	}
})

const secretColumns = {
	invitations: ['token_hash'],
	feeds: ['token_hash'],
	push_subscriptions: ['endpoint', 'p256dh', 'auth'],
	deliveries: ['address', 'payload', 'recipient_id', 'claimed_until', 'outcome', 'dropped_at']
}

test('hashes, addresses and contents are readable for nobody, not even as a filter or an order', async () => {
	for (const [table, columns] of Object.entries(secretColumns))
		for (const column of columns)
			for (const who of ['signed-out', 'member', 'organiser']) {
				const { client } = clients[who] ?? {}
				const api = (client as unknown as { from: (table: string) => LooseColumns }).from(table)
				expect((await api.select(column)).error?.code).toBe('42501')
				expect((await api.select('id').not(column, 'is', null)).error?.code).toBe('42501')
				expect((await api.select('id').order(column)).error?.code).toBe('42501')
			}
})

interface LooseColumns {
	select: (columns: string) => PromiseLike<LooseAnswer> & {
		not: (column: string, operator: string, value: null) => PromiseLike<LooseAnswer>
		order: (column: string) => PromiseLike<LooseAnswer>
	}
}
interface LooseAnswer {
	error: { code: string } | null
}
