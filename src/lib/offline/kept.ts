import type { Entry } from './entry.ts'

/** How a form is kept on the device until it is sent. */
export interface Kept {
	/** What it is about. One that ends with a slash makes a new row, and gets its id. */
	readonly row: string
	/** What it is, to its writer: 'Commitment'. */
	readonly what: string
	/** The field whose words are shown meanwhile. */
	readonly field: string
	/** What is shown for the value of that field; the value itself without it. */
	readonly says?: Readonly<Record<string, string>>
	/** It sets what an earlier one had set, instead of adding. */
	readonly sets?: boolean
	/** The field that carries the id of the row that it makes. */
	readonly idField?: string
}

/**
 * A form that was sent, as an entry of the outbox. The id of what it makes is a new one, made on this device.
 * @param at `id`: of the row, where it was tried with that before
 */
export function entryOf(
	kept: Kept,
	owner: string,
	data: FormData,
	at: { action: URL; page: string; now: number; id?: string }
): Entry {
	const id = at.id ?? crypto.randomUUID()
	const { idField = 'id' } = kept
	const fields = [...data].flatMap(([name, value]): [string, string][] =>
		typeof value === 'string' ? [[name, name === idField ? id : value]] : []
	)
	const picked = fields.find(([name]) => name === kept.field)?.[1] ?? ''
	return {
		id,
		owner,
		row: kept.row.endsWith('/') ? kept.row + id : kept.row,
		address: at.action.pathname + at.action.search,
		fields,
		what: kept.what,
		words: kept.says?.[picked] ?? picked,
		picked,
		page: at.page,
		writtenAt: at.now,
		sets: kept.sets ?? false
	}
}

/**
 * Puts an entry's words back into the form that it was written in, so that they can be changed and sent again. Buttons,
 * and the id of the row to be, stay what they are.
 * @returns whether it was written in this form
 */
export function fillForm(form: HTMLFormElement, { address, fields }: Entry, idField = 'id'): boolean {
	const { pathname, search } = new URL(form.action)
	if (address !== pathname + search) return false
	for (const [name, value] of fields) {
		const found = form.elements.namedItem(name)
		const all = found instanceof RadioNodeList ? [...found] : [found]
		for (const field of all) {
			if (name === idField || field instanceof HTMLButtonElement) continue
			if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type))
				field.checked = field.value === value
			else if (
				field instanceof HTMLInputElement ||
				field instanceof HTMLTextAreaElement ||
				field instanceof HTMLSelectElement
			)
				field.value = value
			else continue
			// So that whoever is bound to it hears.
			field.dispatchEvent(new Event('input', { bubbles: true }))
			field.dispatchEvent(new Event('change', { bubbles: true }))
		}
	}
	return true
}

/** Puts words into a field of a form; false when there are none, or no such field. */
export function fillField(form: HTMLFormElement, name: string, words: string): boolean {
	const field = form.elements.namedItem(name)
	if (!words || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return false
	field.value = words
	field.dispatchEvent(new Event('input', { bubbles: true }))
	return true
}
