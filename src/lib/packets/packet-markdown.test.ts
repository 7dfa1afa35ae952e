import { describe, expect, test } from 'vitest'
import type { Item } from './packet.ts'
import { writePacket } from './packet-markdown.ts'

const item = (more: Partial<Item> = {}): Item => ({
	id: 'a',
	section: 'led',
	place: 1,
	words: 'Led the split of the ledger.',
	outcome: null,
	evidence: [],
	source: null,
	...more
})

describe('a packet as Markdown', () => {
	test('has every section, what is missing, and the rules that were heard', () => {
		const items = [
			item({ id: 'b', place: 2, words: 'Second.' }),
			item({ outcome: 'Three teams ship.', evidence: ['https://docs.example.org/split?v=2'] })
		]
		const rules = [
			{ id: 'r', words: 'Run it a year.', heardFrom: 'A director', holds: 'does_not' as const },
			{ id: 's', words: 'Two referees.', heardFrom: null, holds: 'unknown' as const }
		]
		expect(writePacket('Olive', { items, rules })).toBe(`# Promotion packet of Olive

## What I led, and its outcome

- Led the split of the ledger.
  - Outcome: Three teams ship.
  - Evidence: <https://docs.example.org/split?v=2>
- Second.

## Cross-functional work

Nothing yet.

## Growing others

Nothing yet.

## What only I did

Nothing yet.

## What I learned

Nothing yet.

## Gaps

Nothing yet.

## Still missing

- Second.
  - No outcome that one can observe yet, and no evidence.
- Cross-functional work: Nothing stands here yet.
- Growing others: Nothing stands here yet.
- What only I did: Nothing stands here yet.
- What I learned: Nothing stands here yet.

## Rules of thumb heard

- Run it a year. (heard from A director; does not hold here)
- Two referees. (not known whether it holds here)
`)
	})

	test('keeps what was typed as text, on one line, whatever it looks like', () => {
		const hostile = '# Not a *heading*\n- nor a [list](https://evil.example) <script>'
		const written = writePacket('*O*', { items: [item({ words: hostile })], rules: [] })
		expect(written).toContain('# Promotion packet of \\*O\\*\n')
		expect(written).toContain(
			'\n- \\# Not a \\*heading\\* - nor a \\[list\\](https://evil.example) \\<script\\>\n'
		)
	})

	test('follows no link but https, and none ends its own brackets', () => {
		const evidence = ['javascript:alert(1)', 'http://plain.example', 'https://a.example/#>x', 'nothing']
		const written = writePacket('Olive', { items: [item({ evidence })], rules: [] })
		expect(written.match(/Evidence: .*/g)).toEqual(['Evidence: <https://a.example/#%3Ex>'])
	})
})
