import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawColumns } from './draw-columns.ts'
import { drawRows } from './draw-rows.ts'
import { palette, writeSvg } from './svg-file.ts'

describe('a drawing as a file', () => {
	it('has the colours of the page by day', () => {
		const css = readFileSync('src/app.css', 'utf8')
		const found = Object.keys(palette).map((token) => [
			token,
			new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}),`).exec(css)?.[1]
		])
		expect(Object.fromEntries(found)).toEqual(palette)
	})

	it('is whole, with what people wrote harmless in it', () => {
		const parts = [{ tone: 'learned', count: 50 }] as const
		const svg = writeSvg('<b>"Us" & them', drawColumns([{ label: '</text><script>', parts }], []))
		expect(svg).toContain('&lt;b&gt;&quot;Us&quot; &amp; them')
		expect(svg).not.toContain('<script>')
		expect(svg).toContain('<pattern id="bar-learned"')
		expect(svg.match(/<g\b/g)).toHaveLength(svg.match(/<\/g>/g)?.length ?? 0)
	})

	it('shortens long names, which the table has whole', () => {
		const rows = [{ label: 'Donaudampfschiffahrt'.repeat(3), parts: [{ tone: 'amount', count: 1 }] as const }]
		expect(drawRows(rows, []).texts[0]?.words).toBe(`${'Donaudampfschiffahrt'.repeat(3).slice(0, 35)}…`)
	})
})
