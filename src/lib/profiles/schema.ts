import { z } from 'zod'
import { isZone } from '../schedule/zone.ts'
import { optionalWords, words } from '../server/words.ts'
import { archetypes } from './archetype.ts'
import { locales } from './locale.ts'
import { themes } from './theme.ts'

export const name = words.pipe(
	z.string().min(1, 'Say how the circle should call you.').max(60, 'Sixty characters at most.')
)

export const zone = z
	.string()
	.trim()
	.refine(isZone, 'This time zone is not known. Pick one from the list, such as Europe/Lisbon.')

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
