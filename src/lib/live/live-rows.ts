import { z } from 'zod'
import { stepKinds } from '../agendas/step.ts'
import { statuses } from '../commitments/commitment.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
const id = z.guid()

const commitment = z.object({
	id,
	owner_id: id,
	words: z.string(),
	status: z.enum(statuses),
	ended_with: z.string().nullable(),
	witness_id: id.nullable()
})

const step = z.object({
	kind: z.enum(stepKinds),
	minutes: z.number(),
	title: z.string().nullable(),
	topic_id: id.nullable(),
	seconds: z.number(),
	spent: z.number(),
	given: z.number().nullable()
})

const words = z.object({ id, words: z.string() })

/** What `read_live` and `read_live_for_all` answer; instants become milliseconds since 1970. */
export const liveRowsSchema = z.object({
	now: instant,
	session: z.object({ id, starts_at: instant, ends_at: instant, zone: z.string(), status: z.string() }),
	circle: z.object({ id, name: z.string(), video_url: z.string().nullable() }),
	next: z.object({ id, starts_at: instant }).nullable(),
	live: z
		.object({
			version: z.number(),
			steps: z.array(step),
			step: z.number(),
			phase: z.number(),
			step_started_at: instant.nullable(),
			step_seconds: z.number(),
			paused_at: instant.nullable(),
			started_at: instant.nullable(),
			until: instant.nullable(),
			ended_at: instant.nullable(),
			facilitator_id: id.nullable(),
			round: z.object({ order: z.array(id), at: z.number(), passed: z.array(id) })
		})
		.nullable(),
	people: z.array(z.object({ id, name: z.string(), present: z.boolean(), seen_at: instant.nullable() })),
	guests: z.number(),
	rota_facilitator: id.nullable(),
	hot_seats: z.array(id),
	topics: z.array(
		z.object({
			id,
			words: z.string().nullable(),
			prompt_slug: z.string().nullable(),
			lens: z.string().nullable(),
			follow_ups: z.array(z.string()),
			situation: z.string().nullable(),
			bringer: z.object({ id, name: z.string() }).nullable()
		})
	),
	answers: z.array(z.object({ topic_id: id, author: z.string(), words: z.string() })),
	parked: z.array(words),
	notes: z.array(words),
	takeaways: z.array(z.object({ id, words: z.string(), agreed: z.boolean() })),
	declined: z.array(id),
	review: z.array(commitment),
	committed: z.array(commitment)
})

export type LiveRows = z.output<typeof liveRowsSchema>
