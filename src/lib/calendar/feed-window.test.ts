import { expect, it } from 'vitest'
import { feedWindow } from './feed-window.ts'

it('reaches 90 days back and twelve months ahead, and is the same all day', () => {
	const window = { from: new Date('2026-08-22T00:00Z'), until: new Date('2027-11-20T00:00Z') }
	expect(feedWindow(new Date('2026-11-20T00:00Z'))).toEqual(window)
	expect(feedWindow(new Date('2026-11-20T23:59:59Z'))).toEqual(window)
	expect(feedWindow(new Date('2026-11-21T00:00Z'))).not.toEqual(window)
})

it('ends the year that begins on a leap day on 1 March', () => {
	expect(feedWindow(new Date('2028-02-29T12:00Z')).until).toEqual(new Date('2029-03-01T00:00Z'))
})
