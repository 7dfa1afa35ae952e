const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
	' '
)

/** Where somebody stands in line, counted from one: 'You are second in line; we write when a seat is free.' */
export function describePlace(place: number): string {
	const words = ordinals[place - 1] ?? `number ${place}`
	return `You are ${words} in line; we write when a seat is free.`
}

/** Why an invitation leads nowhere and what to do, for each way that it ends. */
export function describeEnd(
	state: 'expired' | 'withdrawn' | 'used_up',
	inviter: string
): { title: string; words: string } {
	const next = `Ask ${inviter.replace(/^The /, 'the ')} for a new one.`
	switch (state) {
		case 'expired':
			return { title: 'This invitation is over', words: `It was good for two weeks. ${next}` }
		case 'withdrawn':
			return { title: 'This invitation was withdrawn', words: next }
		case 'used_up':
			return {
				title: 'This invitation was used',
				words: `It let in as many people as it was made for. If you were one of them, sign in; if not: ${next.charAt(0).toLowerCase()}${next.slice(1)}`
			}
	}
}

/** How far an invitation is, for the organiser who looks at the list. */
export function describeOpen(invitation: {
	uses: number
	maxUses: number
	mail: 'waiting' | 'sent' | 'gave_up' | null
}): string {
	switch (invitation.mail) {
		case null:
			return `Link to share. Used ${invitation.uses} of ${invitation.maxUses}.`
		case 'sent':
			return 'Mailed, not used yet.'
		case 'waiting':
			return 'Waiting to be sent.'
		case 'gave_up':
			return 'Could not be delivered. Check the address and mail a new one.'
	}
}
