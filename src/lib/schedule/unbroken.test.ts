import { expect, test } from 'vitest'
import { dateWords } from './date-words.ts'
import { unbroken } from './unbroken.ts'

const lines = (date: string, format: 'day' | 'dayWithYear' | 'monthDay', locale?: string) =>
	unbroken(dateWords(date, format, locale)).split(' ')

test('a date stays on one line, and only the weekday may stand on another', () => {
	expect(lines('2026-12-02', 'day')).toEqual(['Wednesday', '2\u00A0December'])
	expect(lines('2027-01-07', 'dayWithYear')).toEqual(['Thursday', '7\u00A0January\u00A02027'])
	expect(lines('2026-12-02', 'monthDay')).toEqual(['2\u00A0December'])
	expect(lines('2026-12-02', 'day', 'en-US')).toEqual(['Wednesday,', 'December\u00A02'])
	expect(lines('2026-12-02', 'day', 'de-DE')).toEqual(['Mittwoch,', '2.\u00A0Dezember'])
})
