import { fail, redirect } from '@sveltejs/kit'
import { listShown } from '$lib/packets/read.server'
import { describeUntil } from '$lib/packets/until'
import { archetypeWords } from '$lib/profiles/archetype'
import { localeNames } from '$lib/profiles/locale'
import { themeSchema } from '$lib/profiles/schema'
import { themeCookie } from '$lib/profiles/theme'
import * as profiles from '$lib/profiles/write.server'
import { cityOf } from '$lib/schedule/city'
import { dateWords } from '$lib/schedule/date-words'
import { toWall } from '$lib/schedule/zone'
import { parseForm } from '$lib/server/form'
import { keepTheme } from '$lib/server/keep-theme'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	// Chosen on another device meanwhile: this one follows here.
	if (event.cookies.get(themeCookie) !== profile.theme) keepTheme(event.cookies, profile.theme)
	const viewer = { ...profile, now: new Date() }
	const here = toWall(viewer.now, profile.zone)
	const shown = await listShown(event.locals.db, id)
	return {
		archetype: profile.archetype && archetypeWords[profile.archetype].name,
		zone: `${cityOf(profile.zone)}, where it is ${here.time} now`,
		dates: `${localeName(profile.locale)}: ${dateWords(here.date, 'shortDay', profile.locale)}`,
		shown: shown.map(({ until, ...each }) => ({ ...each, until: describeUntil(until, viewer) })),
		changed: event.url.searchParams.get('done') === 'changed'
	}
}

function localeName(locale: string): string {
	return Object.entries(localeNames).find(([tag]) => tag === locale)?.[1] ?? locale
}

export const actions = {
	theme: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, themeSchema)
		if (!form.ok) return fail(400, form.refused)
		await profiles.chooseTheme(event.locals.db, id, form.data.theme)
		keepTheme(event.cookies, form.data.theme)
		// Rendered anew, so that it is seen without scripts as well.
		redirect(303, '/me')
	}
}
