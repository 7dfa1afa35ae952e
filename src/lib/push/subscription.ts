/** Where notices for this browser go, as its form sends it. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

/** What a subscription says of itself, for a form; null when it has no keys. */
export function wordsOf(subscription: PushSubscription): Subscription | null {
	const { endpoint, keys } = subscription.toJSON()
	return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : null
}
