import { tzVersion } from '$lib/schedule/zone'

export const load = () => ({ tzVersion })
