import { isLens, type Lens } from './lenses.ts'

/** A question that a circle keeps of its own. */
export type OwnPrompt = {
	readonly id: string
	readonly circleId: string
	/** Who wrote it down; null once the account is gone. */
	readonly maker: { readonly id: string; readonly name: string } | null
	readonly question: string
	readonly situation: string | null
	readonly lens: Lens | null
	readonly minutes: number
	readonly followUps: readonly string[]
}

/** A row of `circle_prompts`, with its maker, as the database answers it. */
type OwnPromptRow = {
	id: string
	circle_id: string
	maker: { id: string; name: string } | null
	question: string
	situation: string | null
	lens: string | null
	minutes: number
	follow_ups: string[]
}

/** The prompt of a row; a lens that this version does not know is none. */
export function ownPromptOf({ circle_id, lens, follow_ups, ...row }: OwnPromptRow): OwnPrompt {
	return {
		...row,
		circleId: circle_id,
		lens: lens !== null && isLens(lens) ? lens : null,
		followUps: follow_ups
	}
}

/** Its page. */
export function ownAddress({ id, circleId }: Pick<OwnPrompt, 'id' | 'circleId'>): string {
	return `/circles/${circleId}/prompts/${id}`
}
