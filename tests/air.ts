import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** What lies between a phone and the servers. */
export interface Air {
	/** For the phone's browser, as its proxy. */
	address: string
	/**
	 * Nothing comes through any more, in either direction, and neither side is told: a tunnel. What browsers do to be
	 * offline leaves open streams as they are.
	 */
	cut(): void
	/** Things come through again; what was open is lost, as after a change of network. */
	mend(): void
	close(): void
}

/** Opens the air around one phone: a proxy that can fall silent. */
export async function openAir(): Promise<Air> {
	const sockets = new Set<Socket>()
	const answers = new Set<IncomingMessage>()
	let silent = false
	const proxy = createServer((request, response) => {
		if (silent) return
		const { url = '', method, headers } = request
		const onward = ask(url, { method, headers }, (answer) => {
			if (silent) return void answer.resume()
			answers.add(answer.on('close', () => answers.delete(answer)))
			response.writeHead(answer.statusCode ?? 502, answer.headers)
			response.flushHeaders()
			answer.pipe(response)
			// A server that goes away ends what it was saying.
			answer.on('error', () => response.destroy())
		})
		onward.on('error', () => response.destroy())
		response.on('close', () => !silent && onward.destroy())
		request.pipe(onward)
	})
	proxy.on('connection', (socket) => {
		sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
	})
	proxy.listen(0, '127.0.0.1')
	await once(proxy, 'listening')
	const address = proxy.address()
	return {
		address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		cut() {
			silent = true
			// The server goes on talking, to nobody.
			for (const answer of answers) answer.unpipe().resume()
		},
		mend() {
			silent = false
			for (const socket of sockets) socket.destroy()
		},
		close() {
			silent = false
			proxy.close()
			proxy.closeAllConnections()
		}
	}
}
