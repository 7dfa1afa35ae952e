/**
 * How PostgREST renders values that PGlite gives as PostgreSQL's own text, by type: `timestamptz` and
 * `timestamp` in ISO 8601 (the session runs in UTC, so an offset is always `+00`), `numeric` as a number.
 */
export const renderings: Record<number, (text: string) => unknown> = {
	1184: (text) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
	1114: (text) => text.replace(' ', 'T'),
	1700: Number
}
