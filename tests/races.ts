// What must hold when several people act at the same moment, shown on a native PostgreSQL: the embedded database has
// one session and cannot race. Every turnstile has its control: without it, the same race is lost.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { accidents, person, type Act, type Outcome, type Stage } from './at-once.ts'
import { changeCall } from './change-call.ts'
import { storm } from './storm.ts'

/** One round; answers what went wrong, in words, and nothing when all is well. */
export type Race = (stage: Stage, round: number) => Promise<string[]>

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

async function gather(stage: Stage, people: number[], organisers: number): Promise<string> {
	const circle = randomUUID()
	await stage.ask(`select races.arrive(1, 30)`)
	await stage.ask(`select races.gather('${circle}', '{${people.join()}}', ${organisers})`)
	return circle
}

const by = (n: number, call: string, hold?: number): Act => ({ person: person(n), call, hold })
const accept = (n: number, token: string) =>
	by(n, `select public.accept_invitation('${token}', true) ->> 'outcome'`)
const leave = (n: number, circle: string) => by(n, `select public.leave_circle('${circle}')`)
const stepDown = (n: number, circle: string) =>
	by(n, `select public.set_role('${circle}', '${person(n)}', 'member')`)
const remove = (n: number, other: number, circle: string) =>
	by(n, `select public.remove_member('${circle}', '${person(other)}')`)
const deleteAccount = (n: number) => by(n, `select public.delete_my_account()`)
const move = (n: number, session: string, sequence: number, hour: number) =>
	by(
		n,
		changeCall(session, sequence, 'move', {
			local_date: '2040-01-06',
			local_time: `${hour}:00`,
			starts_at: `2040-01-06T${hour}:00:00Z`
		})
	)

/** `joined ×1, waiting ×7`: rows of those who succeeded, words of those who were refused. */
function tally(outcomes: Outcome[]): string {
	const counts = new Map<string, number>()
	for (const { state, message, rows } of outcomes) {
		const answer = state === '00000' ? rows.join(' ') || 'done' : message
		counts.set(answer, (counts.get(answer) ?? 0) + 1)
	}
	const lines = [...counts].map(([answer, count]) => `${answer} ×${count}`)
	return lines.toSorted().join(', ')
}

const differs = (what: string, found: unknown, ...wanted: unknown[]): string[] =>
	wanted.includes(found) ? [] : [`${what}: ${found}, not ${wanted.join(' or ')}`]

const wrongs = (stage: Stage) => stage.ask('select * from races.wrongs()')

const takeTheLastSeat: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 14), 1)
	// In turn by one link, whose row is a turnstile too, and by invitations of their own.
	const tokens = range(15, 22).map((n) => (round % 2 ? `${circle} ${n}` : circle))
	if (round % 2)
		for (const token of tokens) await stage.ask(`select races.invite('${circle}', '${token}', 1)`)
	const outcomes = await stage.playAtOnce(tokens.map((token, i) => accept(15 + i, token)))
	const [uses] = await stage.ask(`select sum(uses) from public.invitations where circle_id = '${circle}'`)
	return [
		...differs('answers', tally(outcomes), 'joined ×1, waiting ×7'),
		...differs('uses', uses, '8'),
		...(await wrongs(stage))
	]
}

const useTheLastUse: Race = async (stage) => {
	const circle = await gather(stage, [1], 1)
	await stage.ask(`select races.invite('${circle}', '${circle} once', 1)`)
	const outcomes = await stage.playAtOnce([2, 3].map((n) => accept(n, `${circle} once`)))
	return differs('answers', tally(outcomes), 'invitation_used_up ×1, joined ×1')
}

const comeAndGo: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 15), 2)
	for (const n of round % 2 ? [16, 17] : []) await stage.play(0, accept(n, circle))
	const outcomes = await stage.playAtOnce([
		...range(18, 22).map((n) => accept(n, circle)),
		leave(3, circle),
		leave(4, circle),
		remove(1, 5, circle),
		deleteAccount(6)
	])
	return [...accidents(outcomes), ...(await wrongs(stage))]
}

const stopWaitingWhenOneLeaves: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 15), 1)
	for (const n of [16, 17]) await stage.play(0, accept(n, circle))
	const stop = round % 2 ? deleteAccount(16) : by(16, `select public.stop_waiting('${circle}')`, 0.04)
	// Whoever stops is a little earlier: it is not seated, the next in line is.
	const stopped = stage.play(0, stop)
	await pause(round)
	const outcomes = await Promise.all([stopped, stage.play(1, leave(2, circle))])
	const inLine = range(16, 17).map((n) => `private.is_active_member('${circle}', '${person(n)}')`)
	const [seated] = await stage.ask(`select concat_ws(' ', ${inLine.join()})`)
	const isTooLate = round < 2 && seated === 't f'
	return [
		...accidents(outcomes),
		...(await wrongs(stage)),
		...(isTooLate ? [] : differs('seated are the first and the next in line', seated, 'f t'))
	]
}

const giveUpOrganising: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 5), 2)
	const ways = [stepDown, leave, deleteAccount]
	const first = ways[round % 3] ?? leave
	const second = ways[Math.floor(round / 3) % 3] ?? leave
	const outcomes = await stage.playAtOnce([first(1, circle), second(2, circle)])
	return [...accidents(outcomes), ...(await wrongs(stage))]
}

const removeEachOther: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 5), 3)
	const demote = (n: number, other: number) =>
		by(n, `select public.set_role('${circle}', '${person(other)}', 'member')`)
	const outcomes = await stage.playAtOnce(
		round % 2 ? [remove(1, 2, circle), remove(2, 1, circle)] : [demote(1, 2), demote(2, 1)]
	)
	return differs('answers', tally(outcomes), 'done ×1, not_found ×1')
}

const acceptWhenTheLastLeaves: Race = async (stage, round) => {
	const circle = await gather(stage, [1], 1)
	const others = round % 2 ? accept(2, circle) : by(1, makeSeason(circle))
	const outcomes = await stage.playAtOnce([leave(1, circle), others])
	return [...accidents(outcomes), ...(await wrongs(stage))]
}
const makeSeason = (circle: string) =>
	`select public.make_season('${circle}', races.schedule(), '2026f', races.sessions())`

const createTwice: Race = async (stage, round) => {
	const circle = randomUUID()
	await stage.ask(`select races.arrive(1, 30)`)
	await stage.ask(
		`update public.members set joined_at = joined_at - interval '2 days' where joined_at > now() - interval '1 day'`
	)
	const create = (n: number) =>
		by(
			n,
			`select public.create_circle('{"id": "${circle}", "name": "Twins", "purpose": "Once.", "charter": "It stays."}',
				races.schedule(), '2026f', races.sessions())`
		)
	const isOne = round % 2 === 0
	const outcomes = await stage.playAtOnce([create(1), create(isOne ? 1 : 2)])
	const [made] = await stage.ask(
		`select count(distinct m.id) || ' member, ' || count(s.id) || ' sessions' from public.circles c
		join public.members m on m.circle_id = c.id join public.sessions s on s.circle_id = c.id where c.id = '${circle}'`
	)
	return [
		...differs('answers', tally(outcomes), isOne ? `${circle} ×2` : `${circle} ×1, not_found ×1`),
		...differs('made', made, '1 member, 6 sessions')
	]
}

const claimMail: Race = async (stage) => {
	const circle = await gather(stage, [1, 2], 1)
	const due = (from: number, to: number, recipient: number) =>
		stage.ask(`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
			select '${circle} ' || n, 'seat_free', '${circle}', races.person(${recipient}), '{}'
			from generate_series(${from}, ${to}) n`)
	await due(1, 300, 2)
	// For somebody who is not in any more: dropped by whoever comes first.
	await due(301, 320, 3)
	const work: Act = { call: 'select id from public.claim_deliveries(5)', times: 25, hold: 0.002 }
	const outcomes = await stage.playAtOnce([work, work, work, work])
	const claimed = outcomes.flatMap(({ rows }) => rows)
	const [left] =
		await stage.ask(`select count(*) filter (where attempts <> 1 and dropped_at is null) || ' and '
		|| count(*) filter (where dropped_at is not null) from public.deliveries where circle_id = '${circle}'`)
	return [
		...accidents(outcomes),
		...differs('claimed', claimed.length, 300),
		...differs('different ones', new Set(claimed).size, 300),
		...differs('not claimed once and dropped', left, '0 and 20')
	]
}

/** Whoever is told of a session is told of its end as well, also when it is taken back while the mail leaves. */
const undoWhenMailLeaves: Race = async (stage) => {
	const circle = await gather(stage, [1, 2], 1)
	const [change, session] = [randomUUID(), randomUUID()]
	const [added] = await stage.playAtOnce([
		by(
			1,
			`select public.change_sessions(jsonb_build_object('id', '${change}', 'circle_id', '${circle}', 'kind', 'add',
				'added', jsonb_build_array(jsonb_build_object('id', '${session}', 'original_date', '2040-01-06',
					'local_date', '2040-01-06', 'local_time', '10:00', 'zone', 'Etc/UTC', 'duration_minutes', 60,
					'starts_at', '2040-01-06T10:00:00Z'))), '2026f')`
		)
	])
	const outcomes = await stage.playAtOnce([
		{ call: `select payload ->> 'session_id' from public.claim_deliveries(500)`, hold: 0.1 },
		by(1, `select pg_sleep(0.03)::text || public.undo_change('${change}')::text`)
	])
	const told = outcomes[0]?.rows.includes(session)
	const [left] = await stage.ask(`select status from public.sessions where id = '${session}'`)
	return [
		...accidents([...(added ? [added] : []), ...outcomes]),
		...differs('the session', left ?? 'none', told ? 'cancelled' : 'none')
	]
}

const tryCodes: Race = async (stage) => {
	const call = `select allowed from public.count_try('code_tried', '${randomUUID()}')`
	const tries = range(1, 20).map(() => ({ person: person(1), call, times: 5, hold: 0 }))
	const outcomes = await stage.playAtOnce(tries)
	const answers = outcomes.flatMap(({ rows }) => rows)
	return [
		...accidents(outcomes),
		...differs('allowed', answers.filter((answer) => answer === 't').length, 6),
		...differs('refused', answers.filter((answer) => answer === 'f').length, 94)
	]
}

const moveOneSession: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 5), 2)
	const [session = ''] = await stage.ask(`select races.first_session('${circle}')`)
	const second =
		round % 2 ? move(2, session, 0, 11) : by(2, changeCall(session, 0, 'cancel', { status: 'cancelled' }))
	const outcomes = await stage.playAtOnce([move(1, session, 0, 10), second])
	const [sequence] = await stage.ask(`select sequence from public.sessions where id = '${session}'`)
	const [mails] = await stage.ask(`select count(*) from public.deliveries where circle_id = '${circle}'`)
	return [
		...differs('answers', tally(outcomes), 'changed_meanwhile ×1, done ×1'),
		...differs('sequence', sequence, '1'),
		...differs('mails', mails, '4')
	]
}

const moveWhenOneDeletes: Race = async (stage) => {
	const circle = await gather(stage, range(1, 12), 1)
	const [session = ''] = await stage.ask(`select races.first_session('${circle}')`)
	const outcomes = await stage.playAtOnce([move(1, session, 0, 10), ...[7, 9, 12].map(deleteAccount)])
	return [...accidents(outcomes), ...(await wrongs(stage))]
}

const voteTenTimes: Race = async (stage) => {
	const circle = await gather(stage, range(1, 5), 1)
	const topics = await stage.ask(`select races.topic('${circle}', n) from generate_series(1, 10) n`)
	const outcomes = await stage.playAtOnce(
		topics.map((topic) => by(2, `select public.vote_for_topic('${topic}', true)`))
	)
	const [votes] = await stage.ask(`select count(*) from public.topic_votes where circle_id = '${circle}'`)
	return [
		...differs('answers', tally(outcomes), 'done ×3, no_votes_left ×7'),
		...differs('votes', votes, '3')
	]
}

const voteWhenTheTopicGoes: Race = async (stage) => {
	const circle = await gather(stage, range(1, 3), 1)
	const [topic] = await stage.ask(`select races.topic('${circle}', 1)`)
	const outcomes = await stage.playAtOnce([
		by(1, `delete from public.topics where id = '${topic}'`),
		...[2, 3].map((n) => by(n, `select public.vote_for_topic('${topic}', true)`))
	])
	return accidents(outcomes)
}

const merge = (n: number, from: string, into: string) =>
	by(n, `select public.merge_circles('${from}', '${into}')`)

const mergeIntoEachOther: Race = async (stage, round) => {
	const one = await gather(stage, range(1, 5), 1)
	const other = await gather(stage, [1, 6, 7, 8, 9], 1)
	const outcomes = await stage.playAtOnce([
		merge(1, one, other),
		merge(1, other, one),
		...(round % 2 ? [deleteAccount(3), leave(7, other), accept(10, one)] : [])
	])
	const [closed] = await stage.ask(`select count(*) from public.circles where closed_at is not null`)
	await stage.ask('truncate public.circles cascade')
	return [...accidents(outcomes), ...differs('closed', closed, '1')]
}

const mergeWhenOthersJoin: Race = async (stage) => {
	const from = await gather(stage, [1, 20, 21], 1)
	const into = await gather(stage, range(1, 12), 1)
	const [merged, ...joined] = await stage.playAtOnce([
		merge(1, from, into),
		...range(13, 17).map((n) => accept(n, into))
	])
	// A seat is kept until it is taken, whoever else comes and goes.
	const taking = await stage.playAtOnce([
		by(20, `select public.accept_seat('${into}', true)`),
		by(21, `select public.decline_seat('${into}')`),
		leave(2, into),
		accept(18, into)
	])
	const [seats] = await stage.ask(`select private.taken_seats('${into}', null)`)
	const hasMerged = merged?.state === '00000'
	const [seated] = await stage.ask(`select private.is_active_member('${into}', '${person(20)}')`)
	return [
		...accidents([...(merged ? [merged] : []), ...joined, ...taking]),
		...(await wrongs(stage)),
		...(Number(seats) <= 15 ? [] : [`${seats} seats are taken`]),
		...differs('the one whose seat was kept is in', seated, hasMerged ? 't' : 'f')
	]
}

const closeWhenOthersWrite: Race = async (stage) => {
	const circle = await gather(stage, range(1, 5), 2)
	const [session = ''] = await stage.ask(`select races.first_session('${circle}')`)
	const outcomes = await stage.playAtOnce([
		by(1, `select public.close_circle('${circle}')`),
		by(2, `select public.close_circle('${circle}')`),
		accept(6, circle),
		leave(5, circle),
		move(2, session, 0, 10),
		deleteAccount(4)
	])
	const [coming] = await stage.ask(
		`select count(*) from public.sessions where circle_id = '${circle}' and status = 'confirmed' and starts_at > now()`
	)
	return [...accidents(outcomes), ...(await wrongs(stage)), ...differs('sessions to come', coming, '0')]
}

/** One asked to take a duty accepts while the asker withdraws and skips, two servers fill in, and the asked one goes. */
const handOverOneDuty: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 5), 1)
	const [session = ''] = await stage.ask(`select races.first_session('${circle}')`)
	await stage.ask(
		`insert into public.duties (session_id, circle_id, role, profile_id)
		values ('${session}', '${circle}', 'facilitator', '${person(1)}')`
	)
	const [request = ''] = await stage.ask(
		`insert into public.duty_requests (session_id, circle_id, role, asked_by, asked_of)
		values ('${session}', '${circle}', 'facilitator', '${person(1)}', '${person(2)}') returning id`
	)
	const plan = JSON.stringify([
		{ session_id: session, role: 'facilitator', was: null, becomes: person(3), told: true }
	])
	const fill: Act = { call: `select public.assign_duties('${circle}', '${plan}')`, times: 3 }
	const outcomes = await stage.playAtOnce([
		by(2, `select public.answer_duty_request('${request}', true)`),
		by(1, `select public.withdraw_duty_request('${request}')`),
		by(1, `select public.skip_duty('${session}', 'facilitator')`),
		fill,
		fill,
		...([[], [leave(2, circle)], [deleteAccount(2)], [deleteAccount(1)]][round % 4] ?? [])
	])
	const [lost] = await stage.ask(
		`select count(*) from public.duty_requests r where r.state = 'asked' and not exists (
			select from public.duties d where d.session_id = r.session_id and d.role = r.role and d.profile_id = r.asked_by
		)`
	)
	const [told] = await stage.ask(
		`select count(*) from public.deliveries where circle_id = '${circle}' and kind = 'duty_given'`
	)
	return [
		...accidents(outcomes),
		...differs('requests of nobody', lost, '0'),
		...differs('mails to who got it', told, '0', '1')
	]
}

/** Somebody deletes their account while the worker asks them about the season and ends a seat that nobody took. */
const deleteWhenQuestionsAreAsked: Race = async (stage) => {
	const circle = await gather(stage, [1, 2], 1)
	await stage.ask(
		`insert into public.seat_offers (circle_id, profile_id, offered_at, expires_at)
		values ('${circle}', '${person(3)}', now() - interval '40 days', now() - interval '1 day')`
	)
	await stage.ask(
		`update public.sessions set starts_at = now() + interval '3 days', local_date = (now() + interval '3 days')::date,
			local_time = (now() + interval '3 days')::time(0)
		where circle_id = '${circle}'`
	)
	// Both come while the circle is held, so that they wait for it one behind the other.
	const outcomes = await stage.playAtOnce([
		by(1, `update public.circles set purpose = 'Bring more.' where id = '${circle}'`, 0.2),
		by(2, `select pg_sleep(0.05)::text || public.delete_my_account()::text`),
		{ call: `select pg_sleep(0.1)::text || public.plan_questions()::text` }
	])
	const [left] = await stage.ask(`select count(*) from public.seat_offers where circle_id = '${circle}'`)
	return [...accidents(outcomes), ...differs('seats still kept', left, '0'), ...(await wrongs(stage))]
}

/** Whoever facilitates deletes their account while a server notes who is there, both behind somebody who steers. */
const deleteWhoFacilitates: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 5), 2)
	const [session = ''] = await stage.ask(`select races.first_session('${circle}')`)
	await stage.ask(
		`insert into public.lives (session_id, circle_id, steps, started_at, step_started_at, until, facilitator_id)
		values ('${session}', '${circle}', '[{"kind": "close"}]', now(), now(), now() + interval '1 hour', '${person(3)}')`
	)
	const seen = (...people: number[]) =>
		`public.see_present('${JSON.stringify(people.map((n) => ({ session_id: session, profile_id: person(n) })))}')`
	await stage.ask(`select ${seen(2, 3)}`)
	const [deleted, noted] = round % 2 ? [0.1, 0.05] : [0.05, 0.1]
	const outcomes = await stage.playAtOnce([
		by(4, `select public.decline_commitments('${session}')`, 0),
		by(5, `select public.pass_turn('${session}')`, 0),
		by(1, `select public.hand_live('${session}', '${person(1)}')`, 0),
		by(3, `select public.hand_live('${session}', '${person(3)}')`, 0.3),
		by(3, `select pg_sleep(${deleted})::text || public.delete_my_account()::text`),
		{ call: `select pg_sleep(${noted})::text || ${seen(2, 3, 4)}::text` }
	])
	const [left] = await stage.ask(
		`select count(*) from public.live_presences where profile_id = '${person(3)}'`
	)
	return [...accidents(outcomes), ...differs('rows of who is gone', left, '0')]
}

/** Ten from one person, who may have four more. */
const logAtOnce: Race = async (stage) => {
	const circle = await gather(stage, range(1, 3), 1)
	await stage.ask(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words)
		select gen_random_uuid(), '${circle}', '${person(2)}', '2040-01-05', 'Ask.' from generate_series(1, 46)`
	)
	const one = `'${circle}', '${person(2)}', '2040-01-05', 'Ask.'`
	const outcomes = await stage.playAtOnce(
		range(1, 10).map(() =>
			by(
				2,
				`insert into public.commitments (id, circle_id, owner_id, due_on, words) values (gen_random_uuid(), ${one})`
			)
		)
	)
	const [open] = await stage.ask(`select count(*) from public.commitments where circle_id = '${circle}'`)
	return [
		...differs('answers', tally(outcomes), 'done ×4, too_many_open ×6'),
		...differs('open ones', open, '50')
	]
}

/** The same of answers in writing to one topic. */
const answerAtOnce: Race = async (stage) => {
	const circle = await gather(stage, range(1, 3), 1)
	const [topic = ''] = await stage.ask(`select races.topic('${circle}', 1)`)
	const answer = `insert into public.topic_answers (id, topic_id, session_id, circle_id, author_id, words)
		select gen_random_uuid(), id, session_id, circle_id, '${person(2)}', 'Ask.' from public.topics where id = '${topic}'`
	for (let count = 0; count < 6; count++) await stage.ask(answer)
	const outcomes = await stage.playAtOnce(range(1, 10).map(() => by(2, answer)))
	return differs('answers', tally(outcomes), 'done ×4, too_many_answers ×6')
}

/** Somebody continues, ends and opens what they said they would do, and deletes their account on another device. */
const deleteWhileAnswering: Race = async (stage, round) => {
	const circle = await gather(stage, range(1, 4), 1)
	const ids = await stage.ask(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words)
		select gen_random_uuid(), '${circle}', '${person(2)}', '2040-01-05', 'Ask.' from generate_series(1, 6) returning id`
	)
	await stage.ask(
		`update public.commitments set status = 'kept', ended_at = now() where id in ('${ids[0]}', '${ids[1]}')`
	)
	const outcomes = await stage.playAtOnce([
		...ids.slice(0, 2).map((id) => by(2, `select public.reopen_commitment('${id}')`, 0.02)),
		...ids
			.slice(2)
			.map((id) =>
				by(
					2,
					`select public.renegotiate_commitment('${id}', gen_random_uuid(), 'Ask twice.', '2040-01-06')`,
					0.02
				)
			),
		by(2, `select pg_sleep(${(round % 4) / 100})::text || public.delete_my_account()::text`)
	])
	const [open] = await stage.ask(
		`select count(*) from public.commitments where circle_id = '${circle}' and status = 'open'`
	)
	return [...accidents(outcomes), ...differs('open ones of who is gone', open, '0')]
}

/** Eight have their calendars read while the busy times of all of them are partly over. */
const importAtOnce: Race = async (stage) => {
	await stage.ask(`select races.arrive(1, 30)`)
	await stage.ask(
		`insert into public.busy_times (profile_id, starts_at, ends_at)
		select races.person(p), now() - make_interval(mins => n + 1), now() - make_interval(mins => n)
		from generate_series(1, 8) p, generate_series(1, 300) n on conflict do nothing`
	)
	const outcomes = await stage.playAtOnce(
		range(1, 8).map((n) => by(n, `select public.replace_busy_times('[]')`))
	)
	const [left] = await stage.ask('select count(*) from public.busy_times')
	return [...accidents(outcomes), ...differs('busy times left', left, '0')]
}

/** Each race with its rounds; a control is lost within them where tests/no-turnstiles.sql took the turnstiles away. */
const races: { name: string; race: Race; rounds: number; control?: true }[] = [
	{
		name: 'eight take the last seat: one joins, seven wait',
		race: takeTheLastSeat,
		rounds: 8,
		control: true
	},
	{ name: 'two use the last use: one is in', race: useTheLastUse, rounds: 8, control: true },
	{
		name: 'some leave while others accept: no seat is free while one waits',
		race: comeAndGo,
		rounds: 8,
		control: true
	},
	{ name: 'one stops waiting while a seat comes free', race: stopWaitingWhenOneLeaves, rounds: 8 },
	{ name: 'two organisers give up at once: one is left', race: giveUpOrganising, rounds: 9, control: true },
	{ name: 'two organisers remove each other: the first wins', race: removeEachOther, rounds: 8 },
	{ name: 'somebody accepts while the last member leaves', race: acceptWhenTheLastLeaves, rounds: 8 },
	{ name: 'a circle is created twice at once: it is one', race: createTwice, rounds: 8, control: true },
	{ name: 'four workers claim 300 mails: each once', race: claimMail, rounds: 4, control: true },
	{
		name: 'a session more is taken back while its mail leaves: who was told is told again',
		race: undoWhenMailLeaves,
		rounds: 4,
		control: true
	},
	{ name: 'a hundred tries at once: six are allowed', race: tryCodes, rounds: 4, control: true },
	{
		name: 'two organisers change a session: the second is told',
		race: moveOneSession,
		rounds: 8,
		control: true
	},
	{ name: 'a session is moved while members delete their accounts', race: moveWhenOneDeletes, rounds: 8 },
	{ name: 'one votes ten times at once: three stay', race: voteTenTimes, rounds: 8, control: true },
	{ name: 'one logs ten commitments at once: fifty are open', race: logAtOnce, rounds: 4, control: true },
	{ name: 'one answers ten times at once: ten stay', race: answerAtOnce, rounds: 4, control: true },
	{
		name: 'an account is deleted while its commitments are continued and opened: neither waits in a ring',
		race: deleteWhileAnswering,
		rounds: 12
	},
	{ name: 'one duty is accepted, withdrawn, skipped and filled at once', race: handOverOneDuty, rounds: 8 },
	{ name: 'some vote while the topic is taken back', race: voteWhenTheTopicGoes, rounds: 8 },
	{ name: 'eight import their busy times: nobody waits in a ring', race: importAtOnce, rounds: 24 },
	{
		name: 'an account is deleted while the worker asks about the season: neither waits in a ring',
		race: deleteWhenQuestionsAreAsked,
		rounds: 3
	},
	{
		name: 'whoever facilitates deletes their account while it is noted who is there',
		race: deleteWhoFacilitates,
		rounds: 6
	},
	{ name: 'two circles merge into each other: one closes', race: mergeIntoEachOther, rounds: 8 },
	{
		name: 'a circle joins while others come: nobody is promised a sixteenth seat',
		race: mergeWhenOthersJoin,
		rounds: 8
	},
	{ name: 'a circle closes while others write into it', race: closeWhenOthersWrite, rounds: 8 }
]

/** Runs a race until it is lost or its rounds are over; a database that answers nothing sensible is a loss as well. */
async function lose(stage: Stage, race: Race, rounds: number): Promise<string[]> {
	await stage.ask('truncate public.circles cascade')
	for (let round = 0; round < rounds; round++) {
		const why = await race(stage, round)
		if (why.length > 0) return [`In round ${round}:`, ...why]
	}
	return []
}

/** All races: won on the migrations as they are, lost on a copy without turnstiles. */
export async function runRaces(
	real: Stage,
	copy: Stage,
	count: (name: string, succeeded: boolean, why?: string) => void
): Promise<void> {
	for (const { name, race, rounds, control } of races) {
		const why = await lose(real, race, rounds).catch((error: Error) => [error.message])
		count(name, why.length === 0, why.join('\n  '))
		if (!control) continue
		const lost = await lose(copy, race, rounds).catch(() => [])
		count(`control: ${name}`, lost.length > 0, lost.length > 0 ? '' : 'It was won without turnstiles too.')
	}
	const why = await storm(real, 5000).catch((error: Error) => [error.message])
	count('a storm of everything for five seconds', why.length === 0, why.join('\n  '))
}
