import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:https'
import { cert, key } from './loopback-tls.ts'

/** The name by which a push service on loopback is known, and by one of its paths each browser that it reaches. */
export const pushHost = 'other.test'

// What a browser does with what arrives; it comes with web-push, without types.
const { decrypt }: { decrypt: (body: Buffer, options: object) => Buffer } = await import(
	// @ts-expect-error -- it has none
	'http_ece'
)

/** What a push service was asked to hand to a browser. */
export interface ArrivedPush {
	/** The browser's. */
	name: string
	headers: NodeJS.Dict<string | string[]>
	body: Buffer
}

/** A browser that takes notices, as a push service and whoever sends one know it. */
export interface SubscribedBrowser {
	name: string
	/** As the browser says them of its subscription. */
	p256dh: string
	auth: string
	/** The key that only it has. */
	key: JsonWebKey
	/** What came for it in clear, which only it can read. */
	read(push: ArrivedPush): string
}

export function subscribeBrowser(name: string): SubscribedBrowser {
	const keys = createECDH('prime256v1')
	keys.generateKeys()
	const auth = randomBytes(16).toString('base64url')
	// Uncompressed: a byte that says so, then both coordinates.
	const point = keys.getPublicKey()
	const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
	const d = Buffer.from(keys.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url')
	return {
		name,
		p256dh: point.toString('base64url'),
		auth,
		key: { kty: 'EC', crv: 'P-256', x, y, d },
		read: ({ body }) => decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString()
	}
}

/** A push service on loopback, with TLS, which answers what it is told to and keeps what arrives. */
export interface PushService {
	port: number
	/** By the name of a browser; 201 where nothing is said. */
	answers: Record<string, { status: number; headers?: Record<string, string> }>
	arrived: ArrivedPush[]
	/** Where it takes what is for a browser. */
	endpointOf(name: string): string
	stop(): void
}

export async function startPushService(): Promise<PushService> {
	const server = createServer({ key, cert }, async (request, response) => {
		const chunks: Buffer[] = []
		for await (const chunk of request) chunks.push(chunk)
		const name = request.url?.slice(1) ?? ''
		service.arrived.push({ name, headers: request.headers, body: Buffer.concat(chunks) })
		const { status, headers = {} } = service.answers[name] ?? { status: 201 }
		response.writeHead(status, headers).end()
	}).listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	const port = typeof address === 'object' && address ? address.port : 0
	const service: PushService = {
		port,
		answers: {},
		arrived: [],
		endpointOf: (name) => `https://${pushHost}:${port}/${name}`,
		stop: () => server.close()
	}
	return service
}
