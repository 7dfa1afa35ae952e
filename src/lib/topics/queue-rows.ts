import { z } from 'zod'

/** What `read_queue` answers. Topics stand in their order; those that were taken up come after those that wait. */
export const queueSchema = z.object({
	votes_given: z.number(),
	may_choose: z.boolean(),
	may_remove: z.boolean(),
	hot_seat_count: z.number(),
	hot_seats: z.array(z.guid()).nullable(),
	on_now: z.guid().nullable(),
	chosen: z.object({ by: z.string().nullable(), by_me: z.boolean() }).nullable(),
	topics: z.array(
		z.object({
			id: z.guid(),
			words: z.string().nullable(),
			prompt_slug: z.string().nullable(),
			circle_prompt_id: z.guid().nullable(),
			lens: z.string().nullable(),
			unsigned: z.boolean(),
			carried: z.number(),
			stands_in: z.boolean(),
			parked: z.boolean(),
			reason: z.string().nullable(),
			taken_up_at: z.string().nullable(),
			bringer: z.object({ id: z.guid(), name: z.string() }).nullable(),
			mine: z.boolean(),
			voted: z.boolean(),
			votes: z.number().nullable(),
			waited: z.number().nullable(),
			answers: z.number()
		})
	)
})
