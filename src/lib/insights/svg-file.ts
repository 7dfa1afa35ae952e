import { drawingWidth, type Drawing } from './drawing.ts'
import { colours, fillings, glyphs, type Tone } from './tone.ts'

/** The tokens of app.css that a file is drawn in, as they are by day; a test holds them equal. */
export const palette = {
	paper: '#f5f7f4',
	line: '#d6ddd7',
	edge: '#7a867e',
	ink: '#17201b',
	'ink-2': '#435048',
	'ink-3': '#5a675f',
	kept: '#20654a',
	learned: '#2a5a88',
	renegotiated: '#6f530b',
	'let-go': '#525e57',
	painful: '#75476b'
} as const

const margin = 20

/** A chart as a picture that stands alone (SVG 1.1), with its heading: for those without scripts. */
export function writeSvg(heading: string, { height, marks, bars, lines, texts }: Drawing): string {
	const tones = [...new Set(bars.map(({ tone }) => tone))]
	const [width, high] = [drawingWidth + 2 * margin, height + 2 * margin + 30]
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${high}" width="${width * 2}" height="${high * 2}" font-family="system-ui, sans-serif" font-size="15">`,
		`<title>${escape(heading)}</title>`,
		...(tones.length > 0 ? [`<defs>${tones.map(pattern).join('')}</defs>`] : []),
		`<rect width="100%" height="100%" fill="${palette.paper}"/>`,
		`<text x="${margin}" y="36" font-size="17" font-weight="600" fill="${palette.ink}">${escape(heading)}</text>`,
		`<g transform="translate(${margin} ${margin + 30})" fill="none" stroke-width="1.8">`,
		...lines.map((y) => `<path d="M0 ${y}H${drawingWidth}" stroke="${palette.line}" stroke-width="1"/>`),
		...bars.map(
			({ tone, x, y, width, height }) =>
				`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ${barPaint(tone)}/>`
		),
		...marks.map(
			({ tone, x, y }) =>
				`<g transform="translate(${round(x)} ${round(y)})">${glyphs[tone].map(({ d, paint }) => `<path d="${d}" ${markPaint(tone, paint)}/>`).join('')}</g>`
		),
		...texts.map(
			({ words, x, y, anchor, quiet }) =>
				`<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${palette[quiet ? 'ink-3' : 'ink']}">${escape(words)}</text>`
		),
		'</g></svg>'
	].join('\n')
}

const colourOf = (tone: Tone) => palette[colours[tone]]

function markPaint(tone: Tone, paint: 'fill' | 'line' | 'dashes' | 'cut'): string {
	if (paint === 'fill') return `fill="${colourOf(tone)}"`
	if (paint === 'cut') return `stroke="${palette.paper}"`
	return `stroke="${colourOf(tone)}"${paint === 'dashes' ? ' stroke-dasharray="3 2.6"' : ''}`
}

function barPaint(tone: Tone): string {
	const line = `stroke="${colourOf(tone)}" stroke-width="1.2"`
	const filling = fillings[tone]
	if (filling === 'solid') return `fill="${colourOf(tone)}"`
	if (filling === 'hollow') return line
	return filling === 'dashed' ? `${line} stroke-dasharray="3 2.6"` : `${line} fill="url(#bar-${tone})"`
}

function pattern(tone: Tone): string {
	const drawn =
		fillings[tone] === 'stripes'
			? `<rect width="3" height="6" fill="${colourOf(tone)}"/>`
			: `<circle cx="3" cy="3" r="1.4" fill="${colourOf(tone)}"/>`
	return `<pattern id="bar-${tone}" width="6" height="6" patternUnits="userSpaceOnUse">${drawn}</pattern>`
}

const round = (length: number) => Math.round(length * 100) / 100

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
