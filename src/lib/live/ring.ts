/** The middle of a seat on the table's drawing board, which is 360 wide and 356 high. */
export interface Place {
	readonly x: number
	readonly y: number
}

export const board = { width: 360, height: 356, x: 180, y: 168 } as const

/** Where the seats are: evenly round the table, clockwise, the first at the top. */
export function placeSeats(count: number): Place[] {
	return Array.from({ length: count }, (_, index) => {
		const angle = (index / count) * 2 * Math.PI
		return { x: round(board.x + 142 * Math.sin(angle)), y: round(board.y - 138 * Math.cos(angle)) }
	})
}

const round = (length: number) => Math.round(length * 10) / 10
