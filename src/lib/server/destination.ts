/**
 * Where to go after signing in: a path of ours, or the start page. Anything that could lead elsewhere ("//host",
 * "/\host", a scheme, control characters) is not followed.
 */
export function destinationOf(to: string | null | undefined): string {
	if (!to || to.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return '/start'
	return to
}
