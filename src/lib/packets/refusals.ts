/** What the pages say when a change of a packet is refused. */
export const refusalWords = {
	not_found: 'It was removed meanwhile, perhaps on another device. What you wrote is still here.',
	too_many_items: 'A packet holds a hundred items. Remove one first, or leave some out.',
	too_many_rules: 'Sixty rules of thumb is the most. Remove one first.',
	too_many_viewers: 'Twenty people at a time is the most. Take it back from somebody first.',
	too_many_comments: 'Forty comments on one packet is the most. Take one back first.',
	not_a_peer: 'One of them is in no circle with you any more. Nothing was changed; pick again.',
	until_is_out_of_reach: 'Pick a day from today on, within a year.'
}

/** The same for what is said of a packet that is shown to one. */
export const commentRefusals = {
	not_found:
		'The item is gone, or the packet is not shown to you any more. This was not sent; what you wrote is still here.',
	too_many_comments: refusalWords.too_many_comments
}
