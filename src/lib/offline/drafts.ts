/*
 * What is typed and not sent yet, kept on this device: a phone that sleeps may lose its page. Only text fields and the
 * hidden id of the row to be; taken away once sent, and all of them when somebody signs out.
 */

/** Fields of one form, by name. */
type Draft = Record<string, string>

const prefix = 'draft/'

/** Forgets all drafts of this device, or only those of other sessions when `but` is the key that goes on. */
export function forgetDrafts(but?: string): void {
	const storage = find()
	for (const key of storage === null ? [] : Object.keys(storage))
		if (key.startsWith(prefix) && (but === undefined || !key.startsWith(`${prefix}${but}/`)))
			storage?.removeItem(key)
}

/** Keeps what stands in a form; nothing once it is empty. */
export function keepDraft(key: string, form: HTMLFormElement): void {
	const draft: Draft = {}
	for (const field of fieldsOf(form)) draft[field.name] = field.value
	const typed = textsOf(form).some((field) => field.value.trim() !== '')
	if (typed) find()?.setItem(prefix + key, JSON.stringify(draft))
	else forgetDraft(key)
}

/**
 * Puts back what was typed, unless the field has words already: then those came with the page.
 * @returns the id of the row that it was to be
 */
export function putDraft(key: string, form: HTMLFormElement): string | undefined {
	const draft = read(key)
	if (draft === null || textsOf(form).some((field) => field.value !== '')) return undefined
	for (const field of fieldsOf(form)) {
		const value = draft[field.name]
		if (value === undefined) continue
		field.value = value
		// So that whoever is bound to it hears.
		field.dispatchEvent(new Event('input', { bubbles: true }))
	}
	return draft.id
}

/** What is typed in a form, to tell whether somebody wrote on. */
export const textsIn = (form: HTMLFormElement): string =>
	JSON.stringify(textsOf(form).map(({ value }) => value))

/** Forgets what was typed in a form; for when it was taken. */
export function forgetDraft(key: string): void {
	find()?.removeItem(prefix + key)
}

function read(key: string): Draft | null {
	try {
		return JSON.parse(find()?.getItem(prefix + key) ?? 'null')
	} catch {
		return null
	}
}

/** null where the browser keeps nothing: a private window, or storage that is full or forbidden. */
function find(): Storage | null {
	try {
		return globalThis.localStorage ?? null
	} catch {
		return null
	}
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): Field[] {
	return [
		...form.querySelectorAll<Field>(
			'textarea[name], select[name], input[type=text][name], input:not([type])[name], input[type=hidden][name=id]'
		)
	]
}

function textsOf(form: HTMLFormElement): Field[] {
	return fieldsOf(form).filter((field) => field.type !== 'hidden' && !(field instanceof HTMLSelectElement))
}
