import { cityOf } from '$lib/schedule/city'
import { daysBetween } from '$lib/schedule/plain-date'
import { comingOf } from '$lib/schedule/plan-following'
import type { Planned } from '$lib/schedule/plan'
import { zoneNames } from '$lib/schedule/zone'
import { changeActions, comingChoices, organised } from '$lib/server/change-schedule'
import { requireMe } from '$lib/server/require-me'
import type { CircleSeason } from '$lib/sessions/read-season.server'
import { ruleSchema } from '$lib/sessions/schema'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const season = await organised(event, me, now)
	const asked = Object.fromEntries(event.url.searchParams)
	const coming = byRule(season, now)
	const from = coming.find(({ id }) => id === asked.from) ?? coming[0]
	const rule = season.rules.find(({ id }) => id === from?.scheduleId) ?? season.rules.at(-1)
	return {
		circle: { id: season.id, name: season.name },
		coming: comingChoices({ sessions: coming }, { ...me.profile, now }),
		dates: Object.fromEntries(coming.map(({ id, date }) => [id, date])),
		first: {
			from: from?.id ?? '',
			startsOn: asked.startsOn ?? from?.date ?? '',
			time: asked.time ?? rule?.times[0] ?? '16:00',
			time2: asked.time2 ?? (asked.time ? '' : (rule?.times[1] ?? '')),
			time3: asked.time3 ?? (asked.time ? '' : (rule?.times[2] ?? '')),
			zone: asked.zone ?? rule?.zone ?? me.profile.zone,
			everyWeeks: asked.everyWeeks ?? String(rule?.everyWeeks ?? 2),
			durationMinutes: asked.durationMinutes ?? String(rule?.durationMinutes ?? 60)
		},
		zones: zoneNames,
		city: cityOf(me.profile.zone)
	}
}

/** The coming sessions that a rule made, first to last. */
function byRule(season: CircleSeason, now: Date): Planned[] {
	return comingOf(season.sessions, now).filter(({ added, scheduleId }) => !added && scheduleId !== null)
}

export const actions = changeActions({
	schema: ruleSchema,
	field: 'startsOn',
	intend: ({ from, startsOn, time, time2, time3, zone, everyWeeks, durationMinutes }, { season, now }) => {
		const away = ({ date }: Planned) => Math.abs(daysBetween(date, startsOn))
		const near = byRule(season, now).toSorted((a, b) => away(a) - away(b))[0]?.id
		const times = [time, time2, time3].flatMap((slot) => (slot ? [slot] : []))
		const rule = { startsOn, times, zone, everyWeeks, durationMinutes }
		return from || near ? { kind: 'rule', from: from ?? near ?? '', rule } : null
	},
	done: ({ season }) => `/circles/${season.id}/sessions?done=ruled`
})
