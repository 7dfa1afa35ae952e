import { z } from 'zod'
import { words } from '../server/words.ts'

const said = (most: number, empty: string, long: string) =>
	words.pipe(z.string().min(1, empty).max(most, long))

const id = z.uuid()
const flag = z.enum(['yes', 'no']).transform((answer) => answer === 'yes')
/** Put back by whoever removed it; otherwise an id that was removed stays removed. */
const back = flag.optional()

/** A raw note: by nobody, deleted thirty days after its session. */
export const noteSchema = z.object({
	id,
	words: said(400, 'A few words are enough.', 'Four hundred characters at most.'),
	back
})

/** What has to wait for another session. */
export const parkSchema = z.object({
	id,
	words: said(240, 'What has to wait, in two lines?', 'Two lines: 240 characters at most.'),
	back
})

/** What the circle takes away. `agreed` puts one back that was agreed before somebody removed it. */
export const takeawaySchema = z.object({
	id,
	words: said(280, 'What do you take away, in a sentence?', '280 characters at most.'),
	back,
	agreed: flag.optional()
})

export const agreeSchema = z.object({ id: z.guid(), agreed: flag })

/** What is to go, with its words: the way back, since nothing of it is kept. */
export const removeSchema = z.object({
	id: z.guid(),
	words: words.pipe(z.string().max(400)),
	agreed: flag.optional()
})

export type Removed = z.output<typeof removeSchema>
