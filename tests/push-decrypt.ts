import type { Page } from '@playwright/test'
import type { ArrivedPush, SubscribedBrowser } from './push-service.ts'

/**
 * What came for a browser in clear, as its own cryptography opens it by the letter of RFC 8291 §4 and RFC 8188 §2: the
 * library that the app encrypts with has no part in it.
 */
export function decryptIn(
	page: Page,
	{ key, p256dh, auth }: SubscribedBrowser,
	{ body }: ArrivedPush
): Promise<string> {
	return page.evaluate(
		async ({ key, p256dh, auth, body }) => {
			const { subtle } = crypto
			const bytesOf = (text: string) =>
				Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
			const asText = new TextEncoder()
			const derive = async (secret: BufferSource, salt: BufferSource, info: BufferSource, bytes: number) => {
				const from = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
				return subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, from, bytes * 8)
			}

			// Salt, size of a record, and as its key id the sender's public key; then one record.
			const sent = bytesOf(body)
			const salt = sent.slice(0, 16)
			const sender = sent.slice(21, 21 + (sent[20] ?? 0))
			const record = sent.slice(21 + sender.length)

			const curve = { name: 'ECDH', namedCurve: 'P-256' }
			const mine = await subtle.importKey('jwk', key, curve, false, ['deriveBits'])
			const theirs = await subtle.importKey('raw', sender, curve, false, [])
			const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256)
			const parties = [...asText.encode('WebPush: info\0'), ...bytesOf(p256dh), ...sender]
			const secret = await derive(shared, bytesOf(auth), Uint8Array.from(parties), 32)

			const bits = await derive(secret, salt, asText.encode('Content-Encoding: aes128gcm\0'), 16)
			const iv = await derive(secret, salt, asText.encode('Content-Encoding: nonce\0'), 12)
			const opener = await subtle.importKey('raw', bits, 'AES-GCM', false, ['decrypt'])
			const padded = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, opener, record))
			// The last record's text ends at a two, and nothing but zeros follows.
			return new TextDecoder().decode(padded.slice(0, padded.lastIndexOf(2)))
		},
		{ key, p256dh, auth, body: body.toString('base64url') }
	)
}
