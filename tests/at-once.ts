// People who act at the same moment, each in a connection of their own: what races are shown with.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

export interface Act {
	/** Whose token the API would have verified; without one it is the deliveries worker with the secret key. */
	person?: string
	/** One SQL statement. */
	call: string
	/** How often, each time in a transaction of its own. */
	times?: number
	/** Seconds that a transaction stays open after the call, so that others meet it. */
	hold?: number
}

export interface Outcome {
	/** SQLSTATE, `00000` for success; of several times, the last that was none. */
	state: string
	message: string
	/** The rows that came back, unaligned. */
	rows: string[]
}

export interface Stage {
	/** Asks as the owner of the tables. Throws what the database answers other than rows. */
	ask(sql: string): Promise<string[]>
	/** Plays one act in the connection of that number, after what that has to do already. */
	play(connection: number, act: Act): Promise<Outcome>
	/** Plays each act in a connection of its own, all let go at one moment. */
	playAtOnce(acts: Act[]): Promise<Outcome[]>
	close(): Promise<void>
}

/** The id of the person of that number, as races.sql has it. */
export const person = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Everything but success and the refusals that our SQL words itself. */
export const accidents = (outcomes: Outcome[]): string[] =>
	outcomes
		.filter(({ state }) => state !== '00000' && !state.startsWith('PT4'))
		.map(({ state, message }) => `${state} ${message}`)

const ended = '--- ended'
const done = '--- done'

function openConnection(psql: string, args: string[]) {
	const child = spawn(psql, ['-XAqt', ...args], { stdio: ['pipe', 'pipe', 'ignore'] })
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
	let last: Promise<unknown> = Promise.resolve()

	async function run(script: string): Promise<Outcome> {
		const outcome: Outcome = { state: '00000', message: '', rows: [] }
		child.stdin.write(`${script}\n\\echo ${done}\n`)
		for (;;) {
			const { value: line, done: isOver } = await lines.next()
			if (isOver) return { ...outcome, state: '08006', message: 'psql ended' }
			if (line === done) return outcome
			if (!line.startsWith(ended)) outcome.rows.push(line)
			else {
				const [, call, commit, message] = /^--- ended (\S+) (\S+) ?(.*)$/.exec(line) ?? []
				const state = call === '00000' ? commit : call
				if (state && state !== '00000') Object.assign(outcome, { state, message })
			}
		}
	}

	return {
		run(script: string): Promise<Outcome> {
			const outcome = last.then(() => run(script))
			last = outcome
			return outcome
		},
		async close() {
			child.stdin.end()
			if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
		}
	}
}

function inTransaction({ person, call, hold = 0.01, times = 1 }: Act): string {
	const role = person ? 'authenticated' : 'service_role'
	const claims = JSON.stringify({ sub: person, role })
	return `
		begin;
		set local role ${role};
		set local "request.jwt.claims" = '${claims}';
		${call};
		\\set state :SQLSTATE
		\\set message :LAST_ERROR_MESSAGE
		do $$ begin perform pg_sleep(${hold}); end $$;
		commit;
		\\echo ${ended} :state :SQLSTATE :message
	`.repeat(times)
}

const perform = (work: string) => `do $$ begin perform ${work}; end $$;`
const atTheGate = `${perform('pg_advisory_lock_shared(1)')} ${perform('pg_advisory_unlock_shared(1)')}\n`

/** Opens as many connections to a database as said; `args` name the server, the database and the migrations' role. */
export function openStage(psql: string, args: string[], size: number): Stage {
	const gate = openConnection(psql, args)
	const connections = Array.from({ length: size }, () => openConnection(psql, args))
	const at = (place: number) => {
		const connection = connections[place]
		if (!connection) throw new Error(`The stage has ${size} connections, not ${place + 1}.`)
		return connection
	}

	async function ask(sql: string): Promise<string[]> {
		const { state, message, rows } = await gate.run(
			`${sql};\n\\echo ${ended} 00000 :SQLSTATE :LAST_ERROR_MESSAGE`
		)
		if (state !== '00000') throw new Error(`${state} ${message}: ${sql}`)
		return rows
	}

	return {
		ask,
		play: (place, act) => at(place).run(inTransaction(act)),
		async playAtOnce(acts) {
			await gate.run(perform('pg_advisory_lock(1)'))
			const outcomes = acts.map((act, place) => at(place).run(atTheGate + inTransaction(act)))
			const waiting = `select count(*) from pg_locks where locktype = 'advisory' and not granted
				and database = (select oid from pg_database where datname = current_database())`
			const patience = AbortSignal.timeout(10_000)
			while (Number((await ask(waiting))[0]) < acts.length) await pause(1, undefined, { signal: patience })
			await gate.run(perform('pg_advisory_unlock(1)'))
			return Promise.all(outcomes)
		},
		async close() {
			await Promise.all([gate, ...connections].map((connection) => connection.close()))
		}
	}
}
