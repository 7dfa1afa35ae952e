import { contextAndCriteria } from './library/context-and-criteria.ts'
import { creditAndMentorship } from './library/credit-and-mentorship.ts'
import { gradedFromAfar } from './library/graded-from-afar.ts'
import { growingAndFinishing } from './library/growing-and-finishing.ts'
import { hiringAndParting } from './library/hiring-and-parting.ts'
import { interestingWork } from './library/interesting-work.ts'
import { makingItFit } from './library/making-it-fit.ts'
import { packetAndPromotion } from './library/packet-and-promotion.ts'
import { partnersAndStrategy } from './library/partners-and-strategy.ts'
import { shapesOfTheRole } from './library/shapes-of-the-role.ts'
import { shelterAndControl } from './library/shelter-and-control.ts'
import { standingAndSeeming } from './library/standing-and-seeming.ts'
import { whereToPutYourWeight } from './library/where-to-put-your-weight.ts'
import type { Prompt } from './prompt.ts'

/** The whole library, by idea. Weighs too much for a page's JavaScript: read it on the server. */
export const prompts: readonly Prompt[] = [
	...shelterAndControl,
	...contextAndCriteria,
	...interestingWork,
	...standingAndSeeming,
	...shapesOfTheRole,
	...whereToPutYourWeight,
	...packetAndPromotion,
	...gradedFromAfar,
	...creditAndMentorship,
	...growingAndFinishing,
	...hiringAndParting,
	...partnersAndStrategy,
	...makingItFit
]

const bySlug: ReadonlyMap<string, Prompt> = new Map(prompts.map((prompt) => [prompt.slug, prompt]))

/** The prompt of that slug, or undefined when the library has none. */
export function promptBySlug(slug: string): Prompt | undefined {
	return bySlug.get(slug)
}
