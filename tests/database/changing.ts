import { randomUUID } from 'node:crypto'
import type { TestBackend } from '../backend.ts'
import type { Person } from './people.ts'

/** What a session shall be instead; what is left out stays. */
export interface Wanted {
	/** An instant; the wall clock is that of UTC. */
	starts_at?: string
	duration_minutes?: number
	status?: 'confirmed' | 'cancelled'
	format?: 'call' | 'writing'
}

/** A session as it is, in the words of a change, with what it shall be instead. */
export async function editOf(backend: TestBackend, session: string, sequence: number, wanted: Wanted = {}) {
	const [row] = await backend.sql<Record<string, string | number>>(
		`select id, local_date::text, local_time::text, zone, duration_minutes, starts_at, status, format
		from public.sessions where id = $1`,
		[session]
	)
	const { starts_at } = wanted
	const wall = starts_at
		? { local_date: starts_at.slice(0, 10), local_time: starts_at.slice(11, 16), zone: 'Etc/UTC' }
		: {}
	return { ...row, ...wall, ...wanted, sequence }
}

/** Asks for a change of one session as it was seen at that sequence; answers the sequence it has then. */
export async function askToChange(
	backend: TestBackend,
	by: Person,
	session: string,
	sequence: number,
	wanted: Wanted,
	more: { id?: string; kind?: string; note?: string | null } = {}
) {
	const [row] = await backend.sql<{ circle_id: string }>(
		'select circle_id from public.sessions where id = $1',
		[session]
	)
	const answer = await by.client.rpc('change_sessions', {
		p_change: {
			...{ id: randomUUID(), circle_id: row?.circle_id ?? randomUUID(), kind: 'move', note: null },
			...more,
			sessions: [await editOf(backend, session, sequence, wanted)]
		},
		p_tz_version: '2026f'
	})
	const [after] = await backend.sql<{ sequence: number }>(
		'select sequence from public.sessions where id = $1',
		[session]
	)
	return { ...answer, data: after?.sequence }
}

export const moveSession = (
	backend: TestBackend,
	by: Person,
	session: string,
	sequence: number,
	starts_at: string
) => askToChange(backend, by, session, sequence, { starts_at })

export const cancelSession = (
	backend: TestBackend,
	by: Person,
	session: string,
	sequence: number,
	note?: string
) =>
	askToChange(backend, by, session, sequence, { status: 'cancelled' }, { kind: 'cancel', note: note ?? null })

export const restoreSession = (backend: TestBackend, by: Person, session: string, sequence: number) =>
	askToChange(backend, by, session, sequence, { status: 'confirmed' }, { kind: 'restore' })
