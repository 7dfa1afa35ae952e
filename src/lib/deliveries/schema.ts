import { z } from 'zod'

// A box that is not ticked is not sent.
const ticked = z
	.string()
	.optional()
	.transform((value) => value !== undefined)

const time = z
	.string()
	.trim()
	.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, 'Give it as 22:00, or leave both empty.')
	.transform((value) => value || null)

/** What may come by mail, and from when until when nobody reminds: both times, or neither. */
export const preferencesSchema = z
	.object({
		session_changes: ticked,
		day_before: ticked,
		hour_before: ticked,
		clock_changes: ticked,
		records: ticked,
		nudges: ticked,
		questions: ticked,
		duties: ticked,
		quiet_from: time,
		quiet_until: time
	})
	.check((context) => {
		const { quiet_from: from, quiet_until: until } = context.value
		const issue = (path: string, message: string) =>
			context.issues.push({ code: 'custom', path: [path], message, input: context.value })
		if (from && !until) issue('quiet_until', 'Say also until when, or leave both empty.')
		if (until && !from) issue('quiet_from', 'Say also from when, or leave both empty.')
		if (from && from === until) issue('quiet_until', 'That would be all day. Leave some time for reminders.')
	})

/** A button of the page, or what mail programs post for one click (RFC 8058 §3.1). */
export const unsubscribeSchema = z
	.object({ wanted: z.enum(['yes', 'no']).optional(), 'List-Unsubscribe': z.string().optional() })
	.transform(({ wanted, 'List-Unsubscribe': oneClick }, context) => {
		if (wanted) return wanted === 'yes'
		if (oneClick === 'One-Click') return false
		context.addIssue({ code: 'custom', path: ['wanted'], message: 'Use one of the buttons.' })
		return z.NEVER
	})
