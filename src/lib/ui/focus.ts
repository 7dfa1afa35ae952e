/** Whether nothing on the page has the focus: it can be given without taking it from what somebody types in. */
export function isFree(): boolean {
	const at = document.activeElement
	return at === null || at === document.body
}
