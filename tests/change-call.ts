/**
 * A call of change_sessions about one session, in SQL that whoever acts may run: it reads the session as they see it.
 * @param wanted what the session shall be instead, as a JSON object; the sequence is the one it was seen at.
 */
export function changeCall(session: string, sequence: number | string, kind: string, wanted: object): string {
	return `select public.change_sessions(jsonb_build_object(
			'id', gen_random_uuid(), 'circle_id', circle_id, 'kind', '${kind}', 'note', null,
			'sessions', jsonb_build_array(jsonb_build_object(
				'id', id, 'local_date', local_date, 'local_time', local_time, 'zone', zone, 'duration_minutes', duration_minutes,
				'starts_at', starts_at, 'status', status
			) || '${JSON.stringify(wanted)}' || jsonb_build_object('sequence', ${sequence}))
		), '2026f') from public.sessions where id = '${session}'`
}
