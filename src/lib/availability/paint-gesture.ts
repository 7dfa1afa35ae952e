/** What a finger, pen or mouse does on a grid whose cells carry `data-cell`. A tap is a stroke of one cell. */
export interface Strokes {
	begin(cell: number): void
	reach(cell: number): void
	end(): void
	cancel(): void
}

/** Beyond this, in CSS pixels, a finger moves. */
const slack = 8
/** As long as calendars take to let an event be dragged: shorter, and a scroll that begins slowly would paint. */
const holdMilliseconds = 300

/**
 * Paints on a grid without taking its scrolling away. A mouse or pen paints at once. A finger paints when it moves
 * sideways first, or rests a moment and then moves in any direction; when it moves up or down first, the page scrolls
 * (the grid has `touch-action: pan-y`). Listens once for the whole grid.
 * @returns the way to stop listening.
 */
export function listenForStrokes(grid: HTMLElement, strokes: Strokes): () => void {
	let down: { id: number; cell: number; x: number; y: number; painting: boolean; held?: number } | undefined

	const cellUnder = (x: number, y: number) => {
		const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-cell]')
		return cell && grid.contains(cell) ? Number(cell.dataset.cell) : undefined
	}
	const paint = () => {
		if (!down || down.painting) return
		clearTimeout(down.held)
		down.painting = true
		strokes.begin(down.cell)
	}
	const forget = () => {
		clearTimeout(down?.held)
		down = undefined
	}

	const listeners = {
		pointerdown(event: PointerEvent) {
			if (!event.isPrimary || event.button !== 0) return
			const cell = cellUnder(event.clientX, event.clientY)
			if (cell === undefined) return
			down = { id: event.pointerId, cell, x: event.clientX, y: event.clientY, painting: false }
			if (event.pointerType === 'touch') down.held = window.setTimeout(paint, holdMilliseconds)
			else {
				grid.setPointerCapture(event.pointerId)
				paint()
			}
		},
		pointermove(event: PointerEvent) {
			if (!down || event.pointerId !== down.id) return
			const [across, along] = [Math.abs(event.clientX - down.x), Math.abs(event.clientY - down.y)]
			if (!down.painting && Math.max(across, along) > slack) {
				if (across > along) paint()
				else forget()
			}
			const cell = cellUnder(event.clientX, event.clientY)
			if (down?.painting && cell !== undefined) strokes.reach(cell)
		},
		pointerup(event: PointerEvent) {
			if (!down || event.pointerId !== down.id) return
			paint()
			forget()
			strokes.end()
		},
		pointercancel(event: PointerEvent) {
			if (!down || event.pointerId !== down.id) return
			if (down.painting) strokes.cancel()
			forget()
		},
		touchmove(event: TouchEvent) {
			// A stroke that began by resting may go up and down: then, and only then, the page holds still.
			if (down?.painting && event.cancelable) event.preventDefault()
		},
		contextmenu(event: Event) {
			// What a long press opens elsewhere.
			if (down) event.preventDefault()
		}
	}
	const stop = new AbortController()
	for (const [name, listener] of Object.entries(listeners)) {
		grid.addEventListener(name, listener as EventListener, { passive: false, signal: stop.signal })
	}
	return () => {
		forget()
		stop.abort()
	}
}
