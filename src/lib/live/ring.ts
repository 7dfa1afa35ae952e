/** Where the middle of a seat is, in percent of the table: from its left, and from its highest seat to its lowest. */
export interface Place {
	readonly x: number
	readonly y: number
}

export interface Ring {
	readonly seats: readonly Place[]
	/** How high the middle of the ring is, in percent as above. */
	readonly middle: number
	/** From the highest seat to the lowest, in radii: 2, or less where no seat is opposite the first. */
	readonly height: number
	/** How short the radius up and down may become, in pixels: the clock and the names need this much. */
	readonly least: number
}

/** Seats are evenly round the table, clockwise, the first at the top. How high the ring is, is up to the page. */
export function placeSeats(count: number): Ring {
	const angles = Array.from({ length: count }, (_, index) => (index / count) * 2 * Math.PI)
	// One seat alone has the clock below it as well.
	const height = round(Math.max(1.5, ...angles.map((angle) => 1 - Math.cos(angle))))
	return {
		seats: angles.map((angle) => ({
			x: round(50 + 39.4 * Math.sin(angle)),
			y: round((100 * (1 - Math.cos(angle))) / height)
		})),
		middle: round(100 / height),
		height,
		least: count <= 7 ? 86 : count < 10 ? 108 : 122
	}
}

const round = (length: number) => Math.round(length * 100) / 100
