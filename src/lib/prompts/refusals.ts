/** What the page says where a prompt cannot be worded anew. */
export const editRefusal =
	'This prompt was removed meanwhile, or is no longer yours to edit. Nothing was saved; what you wrote is still here.'
