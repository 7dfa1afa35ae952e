/**
 * What the embedded backend puts right in lite, one word for each; every one has a test that leaves it out and
 * sees the defect. Nothing but those tests ever leaves one out.
 */
export type Cure =
	| 'turns'
	| 'grants'
	| 'error codes'
	| 'verify by email'
	| 'admin'
	| 'closed system'
	| 'folder lock'
	| 'made aside'
	| 'renderings'
	| 'array types'
	| 'own mail'
