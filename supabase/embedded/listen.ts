import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'

/**
 * Serves on loopback, on a free port unless one is given.
 * @throws with the code `EADDRINUSE` when the port is taken
 */
export async function listen(fetch: (request: Request) => Promise<Response>, port = 0) {
	const server = createAdaptorServer({ fetch })
	server.listen(port, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
	return {
		url: `http://127.0.0.1:${address.port}`,
		/** Lets the requests at work finish, and takes no new ones. */
		close: async () => {
			const closed = once(server, 'close')
			server.close()
			if ('closeIdleConnections' in server) server.closeIdleConnections()
			await closed
		}
	}
}
