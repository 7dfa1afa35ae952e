const margin = 20
const head = 34
const scale = 3
const painted = [
	'fill',
	'stroke',
	'stroke-width',
	'stroke-dasharray',
	'font',
	'text-anchor',
	'color'
] as const

/**
 * Makes a picture (PNG) of a drawing as it looks now, in this theme, with its heading, and downloads it. Nothing leaves the
 * device. Three times as large as the drawing, for screens that are looked at closely.
 * @param name of the file, without its ending; it tells nothing about anybody.
 */
export async function takePicture(drawn: SVGSVGElement, heading: string, name: string): Promise<void> {
	const { width, height } = drawn.viewBox.baseVal
	const [wide, high] = [width + 2 * margin, height + 2 * margin + head]
	const alone = drawn.cloneNode(true)
	if (!(alone instanceof SVGSVGElement)) return
	paintAlike(drawn, alone)
	alone.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
	alone.setAttribute('viewBox', `${-margin} ${-margin - head} ${wide} ${high}`)
	alone.setAttribute('width', String(wide * scale))
	alone.setAttribute('height', String(high * scale))
	const style = getComputedStyle(document.body)
	const title = document.createElementNS('http://www.w3.org/2000/svg', 'text')
	title.textContent = heading
	title.setAttribute('y', '-16')
	title.setAttribute('fill', style.color)
	title.setAttribute('font-family', style.fontFamily)
	title.setAttribute('font-size', '17')
	title.setAttribute('font-weight', '600')
	alone.prepend(title)

	const picture = new Image()
	picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(alone))}`
	await picture.decode()
	const canvas = Object.assign(document.createElement('canvas'), {
		width: wide * scale,
		height: high * scale
	})
	const context = canvas.getContext('2d')
	if (!context) return
	context.fillStyle = getComputedStyle(document.documentElement).backgroundColor
	context.fillRect(0, 0, canvas.width, canvas.height)
	context.drawImage(picture, 0, 0)
	canvas.toBlob((blob) => blob && download(blob, `${name}.png`), 'image/png')
}

/** An image knows no style sheet: what the page's made of each element is written on the element itself. */
function paintAlike(from: Element, to: Element): void {
	const style = getComputedStyle(from)
	for (const property of painted) {
		const value = style.getPropertyValue(property)
		if (property === 'font') {
			to.setAttribute('font-family', style.fontFamily)
			to.setAttribute('font-size', style.fontSize)
		} else if (value) to.setAttribute(property, value)
	}
	for (const [place, child] of [...from.children].entries()) {
		const copy = to.children[place]
		if (copy) paintAlike(child, copy)
	}
}

function download(blob: Blob, name: string): void {
	const href = URL.createObjectURL(blob)
	Object.assign(document.createElement('a'), { href, download: name }).click()
	// Not at once: some browsers ask for it a moment later.
	setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
