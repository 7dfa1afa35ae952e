import { z } from 'zod'

/** Text from a form: trimmed, line ends made one kind, control characters removed. */
export const words = z.string().transform((text) =>
	text
		.replace(/\r\n?/g, '\n')
		// eslint-disable-next-line no-control-regex -- these are exactly what is to go
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
		.trim()
)

/** Text that may be left out: empty becomes undefined. */
export const optionalWords = (most: number, message: string) =>
	words
		.pipe(z.string().max(most, message))
		.transform((text) => text || undefined)
		.optional()
