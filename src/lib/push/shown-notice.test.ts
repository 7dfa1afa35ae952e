import { expect, it } from 'vitest'
import { pathOf, readNotice } from './shown-notice.ts'

it('shows what came', () => {
	const notice = {
		title: 'Today at 16:30: your session',
		body: 'The link is here.',
		path: '/s/abc',
		tag: 'reminder-1'
	}
	expect(readNotice(JSON.stringify(notice))).toEqual(notice)
})

it('says something in general of what it cannot read', () => {
	for (const text of [undefined, '', 'x', 'null', '[]', '7', '{"title":7}'])
		expect(readNotice(text)).toEqual({
			title: 'Fortnight',
			body: 'Something is asked of you.',
			path: '/start',
			tag: 'fortnight'
		})
})

it('leads nowhere but to pages of ours', () => {
	expect(pathOf('/commitments?x=1')).toBe('/commitments?x=1')
	for (const path of [
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:1',
		'',
		7,
		null
	])
		expect(pathOf(path)).toBe('/start')
})
