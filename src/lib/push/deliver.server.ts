import { lookup } from 'node:dns'
import { request } from 'node:https'
import webPush from 'web-push'
import { z } from 'zod'
import { guardLookup, isRefusedHost } from '../availability/guarded-lookup.ts'
import { isPublicAddress } from '../availability/public-address.ts'
import type { Handling, Notice } from './notice'

/** How names of push services become addresses, and which may be spoken to. Tests pass a small world of their own. */
export interface PushWorld {
	lookup: typeof lookup
	isPublic: (address: string) => boolean
	milliseconds: number
	ca?: string
}

const theWorld: PushWorld = { lookup, isPublic: isPublicAddress, milliseconds: 10_000 }

/** With what push services recognise this deployment. */
export interface VapidKeys {
	publicKey: string
	privateKey: string
	/** An address of whoever runs it: https or mailto. */
	subject: string
}

const deviceSchema = z.object({ id: z.guid(), endpoint: z.string(), p256dh: z.string(), auth: z.string() })
export const devicesSchema = z.array(deviceSchema).min(1)
type Device = z.infer<typeof deviceSchema>

/** What became of a notice on one device. `gone`: it is no more. `later`: it may do in so many seconds. */
type Outcome =
	| { is: 'taken' | 'gone' }
	| { is: 'later'; failure: string; after: number }
	| { is: 'refused'; failure: string }

/** What became of it on all devices of a person, as the database takes it. */
export interface Pushed {
	taken: string[]
	gone: string[]
	failure: string | undefined
	passes: boolean
	after: number
}

/**
 * Encrypts a notice for each device (RFC 8291) and hands it to their push services, side by side: by https alone, to the
 * public internet alone, looked at where the socket asks for the address; no redirects, ten seconds. Never throws.
 */
export async function push(
	devices: readonly Device[],
	notice: Notice & Handling,
	keys: VapidKeys,
	world: PushWorld = theWorld
): Promise<Pushed> {
	const outcomes = await Promise.all(
		devices.map(async (device) => ({ id: device.id, ...(await pushTo(device, notice, keys, world)) }))
	)
	const of = (is: Outcome['is']) => outcomes.filter((one) => one.is === is).map(({ id }) => id)
	const later = outcomes.flatMap((one) => (one.is === 'later' ? [one] : []))
	const refused = outcomes.flatMap((one) => (one.is === 'refused' ? [one] : []))
	return {
		taken: of('taken'),
		gone: of('gone'),
		failure: later[0]?.failure ?? refused[0]?.failure,
		passes: later.length > 0,
		after: Math.max(0, ...later.map(({ after }) => after))
	}
}

async function pushTo(
	{ endpoint, p256dh, auth }: Device,
	{ ttl, urgency, ...notice }: Notice & Handling,
	{ subject, publicKey, privateKey }: VapidKeys,
	world: PushWorld
): Promise<Outcome> {
	try {
		const details = webPush.generateRequestDetails(
			{ endpoint, keys: { p256dh, auth } },
			JSON.stringify(notice),
			{ TTL: ttl, urgency, topic: notice.tag, vapidDetails: { subject, publicKey, privateKey } }
		)
		return await send(new URL(endpoint), details, world)
	} catch {
		// Keys that are none, or an address that may not be spoken to: no later try would fare better.
		return { is: 'refused', failure: 'push_unsendable' }
	}
}

function send(
	url: URL,
	details: ReturnType<typeof webPush.generateRequestDetails>,
	{ lookup, isPublic, milliseconds, ca }: PushWorld
): Promise<Outcome> {
	if (url.protocol !== 'https:' || isRefusedHost(url.hostname, isPublic)) throw new Error('not_public')
	const guarded = guardLookup(lookup, isPublic, () => new Error('not_public'))
	const signal = AbortSignal.timeout(milliseconds)
	const { headers, body } = details
	return new Promise((resolve) => {
		const asked = request(url, {
			method: 'POST',
			agent: false,
			lookup: guarded,
			signal,
			headers,
			...(ca && { ca })
		})
		asked.on('error', (error) => {
			const isRefused = error.message === 'not_public'
			resolve(
				isRefused
					? { is: 'refused', failure: 'push_not_public' }
					: { is: 'later', failure: 'push_no_answer', after: 0 }
			)
		})
		asked.on('response', ({ statusCode = 0, headers }) => {
			resolve(judge(statusCode, headers['retry-after']))
			asked.destroy()
		})
		asked.end(body)
	})
}

/** RFC 8030 §5 and §7.3: taken, gone, too many or out of order, or not for us. */
function judge(status: number, retryAfter: string | undefined): Outcome {
	if (status >= 200 && status < 300) return { is: 'taken' }
	if (status === 404 || status === 410) return { is: 'gone' }
	const failure = `push_${status}`
	if (status !== 429 && status < 500) return { is: 'refused', failure }
	const seconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : secondsUntil(retryAfter)
	return { is: 'later', failure, after: seconds }
}

function secondsUntil(date: string | undefined): number {
	const at = Date.parse(date ?? '')
	return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}
