type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The fields of a form that somebody fills in, and the hidden id of the row that it makes. */
export function fieldsOf(form: HTMLFormElement): Field[] {
	return [
		...form.querySelectorAll<Field>(
			'textarea[name], select[name], input[type=text][name], input:not([type])[name], input[type=hidden][name=id]'
		)
	]
}

/** Those of them that are typed in. */
export function textsOf(form: HTMLFormElement): Field[] {
	return fieldsOf(form).filter((field) => field.type !== 'hidden' && !(field instanceof HTMLSelectElement))
}

/** What is typed in a form, to tell whether somebody wrote on. */
export const textsIn = (form: HTMLFormElement): string =>
	JSON.stringify(textsOf(form).map(({ value }) => value))

/** Whether nothing on the page has the focus: it can be given without taking it from what somebody types in. */
export function isFree(): boolean {
	const at = document.activeElement
	return at === null || at === document.body
}
