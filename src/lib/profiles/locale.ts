/** Languages that dates can be written in, by tag (BCP 47). Sentences stay English. */
export const localeNames = {
	'en-GB': 'English, British',
	'en-US': 'English, American',
	'de-DE': 'German',
	'fr-FR': 'French',
	'es-ES': 'Spanish',
	'pt-PT': 'Portuguese',
	'it-IT': 'Italian',
	'nl-NL': 'Dutch',
	'pl-PL': 'Polish',
	'tr-TR': 'Turkish',
	'sv-SE': 'Swedish'
} as const

export type Locale = keyof typeof localeNames

/** The tags, to choose from. */
export const locales = Object.keys(localeNames).filter((tag): tag is Locale => tag in localeNames)
