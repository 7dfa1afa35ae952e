import { cellsBetween, isWeek, paint, strokeFrom, type Mark } from './week-marks.ts'

/** A week that somebody marks on a page: strokes, and the way back and forth through what was done. */
export class WeekEditing {
	week = $state('')
	#past = $state.raw<readonly string[]>([])
	#future = $state.raw<readonly string[]>([])
	#stroke: { before: string; from: number; mark: Mark } | undefined

	constructor(week: string) {
		this.week = week
	}

	get canUndo(): boolean {
		return this.#past.length > 0
	}
	get canRedo(): boolean {
		return this.#future.length > 0
	}

	/** One change that can be taken back; nothing when it changes nothing. */
	put(week: string, before = this.week): void {
		this.week = week
		if (week === before) return
		this.#past = [...this.#past, before]
		this.#future = []
	}

	undo(): void {
		const before = this.#past.at(-1)
		if (before === undefined) return
		this.#future = [...this.#future, this.week]
		this.#past = this.#past.slice(0, -1)
		this.week = before
	}

	redo(): void {
		const after = this.#future.at(-1)
		if (after === undefined) return
		this.#past = [...this.#past, this.week]
		this.#future = this.#future.slice(0, -1)
		this.week = after
	}

	/** A stroke begins: with the mark, or clearing where it begins on the same mark. It is one change, once it ends. */
	begin(cell: number, mark: Mark): void {
		this.#stroke = { before: this.week, from: cell, mark: strokeFrom(this.week, cell, mark) }
		this.reach(cell)
	}

	/** The stroke reaches a half-hour; going back gives free what it had covered. */
	reach(cell: number): void {
		if (!this.#stroke) return
		const { before, from, mark } = this.#stroke
		this.week = paint(before, cellsBetween(from, cell), mark)
	}

	/** @returns the mark that was painted. */
	end(): Mark | undefined {
		const stroke = this.#stroke
		this.#stroke = undefined
		if (stroke) this.put(this.week, stroke.before)
		return stroke?.mark
	}

	/** The stroke was none, such as when the page scrolls instead. */
	cancel(): void {
		if (this.#stroke) this.week = this.#stroke.before
		this.#stroke = undefined
	}
}

/**
 * Keeps a week that is not saved yet for this tab, for when somebody leaves the page or reloads it. Without a place to
 * keep it, it is not kept.
 */
export const drafts = {
	read(key: string): string | null {
		try {
			const week = sessionStorage.getItem(key)
			return week !== null && isWeek(week) ? week : null
		} catch {
			return null
		}
	},
	keep(key: string, week: string | null): void {
		try {
			if (week === null) sessionStorage.removeItem(key)
			else sessionStorage.setItem(key, week)
		} catch {
			// A private window without storage: leaving the page then loses what is not saved.
		}
	}
}
