// The one script of the invitation page, which ships no other: only the device knows the time zone of a visitor who is
// not signed in. It goes along with the form, and the row that says when the circle meets is asked for again in it.
// Without this script, or when the network is down, the row stays in the circle's zone, which it names.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const field = document.querySelector('input[name="zone"]')
if (field instanceof HTMLInputElement) field.value = zone
const meeting = document.querySelector('[data-zone]')
if (field && meeting instanceof HTMLElement && meeting.dataset.zone !== zone) {
	try {
		const answer = await fetch(`?zone=${encodeURIComponent(zone)}`)
		const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
		const same = page.querySelector('[data-zone]')
		if (same) meeting.replaceWith(same)
	} catch {
		// What stands there is true already.
	}
}
// Tests wait for this before they type.
document.documentElement.dataset.ready = ''
