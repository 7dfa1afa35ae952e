import { z } from 'zod'
import { findZones } from '../schedule/find-zone.ts'
import { optionalWords, words } from '../server/words.ts'
import { archetypes } from './archetype.ts'
import { locales } from './locale.ts'
import { themes } from './theme.ts'

export const name = words.pipe(
	z.string().min(1, 'Say how the circle should call you.').max(60, 'Sixty characters at most.')
)

/** A time zone by its name, or by a city that only one begins with. */
export const zone = z
	.string()
	.trim()
	.max(64, 'Pick one from the list, such as Europe/Lisbon.')
	.transform((typed, context) => {
		const [found, ...others] = findZones(typed)
		if (found !== undefined && others.length === 0) return found
		const some = [found, ...others].filter(Boolean).slice(0, 5).join(', ')
		const message = some
			? `More than one begins so: ${some}. Pick one.`
			: 'This time zone is not known. Pick one from the list, such as Europe/Lisbon.'
		context.addIssue({ code: 'custom', message })
		return z.NEVER
	})

export const email = z
	.string()
	.trim()
	.toLowerCase()
	.max(254, 'This address is too long.')
	.pipe(z.email('This does not look like an e-mail address.'))

export const welcomeSchema = z.object({ name, zone })

export const profileSchema = z.object({
	name,
	title: optionalWords(80, 'Eighty characters at most.'),
	archetype: z.enum(['', ...archetypes]).transform((value) => value || undefined),
	zone,
	locale: z.enum(locales, 'Pick a language from the list.')
})

export const themeSchema = z.object({ theme: z.enum(themes) })
