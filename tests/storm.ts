// Everything at once, at random, by people who share circles: nothing may break but by a refusal that our SQL words.
import { randomInt, randomUUID } from 'node:crypto'
import { accidents, person, type Act, type Outcome, type Stage } from './at-once.ts'
import { changeCall } from './change-call.ts'

const workers = 12
const people = 24
const one = (first: string, ...others: string[]): string =>
	[first, ...others][randomInt(others.length + 1)] ?? first

interface Scene {
	circle: string
	session: string
	sequence: string
	topic: string
	organiser: string
	member: string
	other: string
	token: string
	twin: string
}

/** Where something happens next: a circle's next session, a topic of it, and who is there. */
async function lookAround(stage: Stage, circle: string, twin: string): Promise<Scene | undefined> {
	const someone = (which: string) => `(select m.profile_id from public.members m
		where m.circle_id = s.circle_id and m.left_at is null and ${which} order by random() limit 1)`
	// Who deletes accounts does nothing else with them: one's own two devices are not the matter here.
	const stays = `m.profile_id <= races.person(${people})`
	const [found] = await stage.ask(`select concat_ws('|', s.id, s.sequence,
		coalesce((select t.id from public.topics t where t.session_id = s.id order by random() limit 1), s.id),
		${someone(`${stays} and m.role = 'organiser'`)}, ${someone(stays)}, ${someone('true')})
		from public.sessions s where s.circle_id = '${circle}' order by s.starts_at limit 1`)
	const [session, sequence, topic, organiser, member, other] = found?.split('|') ?? []
	if (!session || !sequence || !topic || !organiser || !member || !other) return undefined
	return { circle, session, sequence, topic, organiser, member, other, token: randomUUID(), twin }
}

type Play = (scene: Scene) => { person?: string; call: string }
const anybody = () => person(randomInt(1, people + 1))
const organise =
	(call: (scene: Scene) => string): Play =>
	(scene) => ({ person: scene.organiser, call: call(scene) })
const takePart =
	(call: (scene: Scene) => string): Play =>
	(scene) => ({ person: scene.member, call: call(scene) })
const stroll =
	(call: (scene: Scene) => string): Play =>
	(scene) => ({ person: anybody(), call: call(scene) })

/** What somebody does, by name, so that an accident names its act. */
const plays: Record<string, Play> = {
	accept: stroll(({ token }) => `select public.accept_invitation('${token}', true)`),
	acceptToo: stroll(({ token }) => `select public.accept_invitation('${token}', true)`),
	acceptAgain: stroll(({ token }) => `select public.accept_invitation('${token}', true)`),
	acceptAtLast: stroll(({ token }) => `select public.accept_invitation('${token}', true)`),
	stopWaiting: stroll(({ circle }) => `select public.stop_waiting('${circle}')`),
	create: stroll(
		({ twin }) =>
			`select public.create_circle('{"id": "${twin}", "name": "Twins", "purpose": "Once.", "charter": "It stays."}',
				races.schedule(), '2026f', races.sessions())`
	),
	countTry: stroll(() => `select public.count_try('code_asked', '${anybody()}')`),
	resetLinks: stroll(() => 'select public.reset_my_links(true)'),
	leave: takePart(({ circle }) => `select public.leave_circle('${circle}')`),
	handOver: organise(({ circle, other }) => `select public.leave_circle('${circle}', '${other}')`),
	handOverRole: organise(({ circle, other }) => `select public.hand_over('${circle}', '${other}')`),
	remove: organise(({ circle, other }) => `select public.remove_member('${circle}', '${other}')`),
	promote: organise(({ circle, other }) => `select public.set_role('${circle}', '${other}', 'organiser')`),
	stepDown: organise(
		({ circle, organiser }) => `select public.set_role('${circle}', '${organiser}', 'member')`
	),
	invite: organise(
		({ circle, token }) =>
			`select public.invite('${circle}', '[{"token": "inv_${token}1234567", "email": "${token}@example.org"}]')`
	),
	makeSeason: organise(
		({ circle }) => `select public.make_season('${circle}', races.schedule(), '2026f', races.sessions())`
	),
	move: organise(({ session, sequence }) =>
		changeCall(session, sequence, 'move', {
			local_date: '2040-01-06',
			local_time: '12:00',
			starts_at: '2040-01-06T12:00:00Z',
			duration_minutes: randomInt(30, 90)
		})
	),
	cancel: organise(({ session, sequence }) =>
		changeCall(session, sequence, 'cancel', { status: 'cancelled' })
	),
	restore: organise(({ session, sequence }) =>
		changeCall(session, sequence, 'restore', { status: 'confirmed' })
	),
	answer: takePart(
		({ session }) => `select public.answer_session('${session}', '${one('yes', 'maybe', 'no')}')`
	),
	vote: takePart(({ topic }) => `select public.vote_for_topic('${topic}', ${one('true', 'true', 'false')})`),
	bring: takePart(
		({ circle, session, member, token }) =>
			`insert into public.topics (id, circle_id, session_id, brought_by, words)
				values ('${token}', '${circle}', '${session}', '${member}', 'Problem')`
	),
	takeBack: takePart(({ circle }) => `delete from public.topics where circle_id = '${circle}'`),
	claim: () => ({ call: 'select id from public.claim_deliveries(10)' })
}

/** Plays at random until the time (in ms) is over. Answers what broke, and what is wrong at the end. */
export async function storm(stage: Stage, time: number): Promise<string[]> {
	await stage.ask('truncate public.circles cascade')
	await stage.ask(`select races.arrive(1, ${people + workers})`)
	const circles = ['', '', '']
	const twin = randomUUID()
	const otherTwin = randomUUID()
	/** The three share people: what somebody holds in one circle, another may want from the next. */
	const gather = (place: number) => {
		const circle = randomUUID()
		circles[place] = circle
		const members = Array.from({ length: 14 }, (_, n) => ((5 * place + n) % people) + 1)
		return stage.ask(`select races.gather('${circle}', '{${members.toSorted((a, b) => a - b).join()}}', 4)`)
	}
	for (const place of circles.keys()) await gather(place)
	const broken = new Set<string>()
	const until = performance.now() + time

	async function play(connection: number, name: string, act: Act): Promise<Outcome> {
		const outcome = await stage.play(connection, { ...act, hold: 0.002 })
		// Of one who was removed meanwhile, row-level security takes no topic.
		const isRefused = name === 'bring' && outcome.state === '42501'
		if (!isRefused) for (const what of accidents([outcome])) broken.add(`${name}: ${what}`)
		return outcome
	}

	async function work(connection: number): Promise<void> {
		const mortal = people + 1 + connection
		while (performance.now() < until) {
			const place = randomInt(circles.length)
			const scene = await lookAround(stage, circles[place] ?? '', one(twin, otherTwin))
			if (!scene) {
				// All who organised it are gone, or it is.
				await gather(place)
				continue
			}
			const name = one('die', ...Object.keys(plays))
			if (name.startsWith('accept') || name === 'die')
				await stage.ask(`select races.invite('${scene.circle}', '${scene.token}', 1)`)
			if (name !== 'die') {
				const { rows } = await play(connection, name, plays[name]?.(scene) ?? { call: '' })
				for (const id of name === 'claim' ? rows : [])
					await play(connection, 'finish', { call: `select public.finish_delivery('${id}')` })
				continue
			}
			// Joins first, so that there is something to leave.
			const call = `select public.accept_invitation('${scene.token}', true)`
			await play(connection, 'join', { person: person(mortal), call })
			await play(connection, name, { person: person(mortal), call: 'select public.delete_my_account()' })
			await stage.ask(`select races.arrive(${mortal}, ${mortal})`)
		}
	}
	await Promise.all(Array.from({ length: workers }, (_, connection) => work(connection)))
	return [...broken, ...(await stage.ask('select * from races.wrongs()'))]
}
