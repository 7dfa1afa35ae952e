import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port on loopback that is free, for a server that starts a while later or comes back to the same address. It is below
 * those that systems hand out by themselves (Linux from 32768 on, others from 49152), so that no connection or other
 * server gets it meanwhile.
 */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(20_000, 32_000)
		const server = createServer().listen(port, '127.0.0.1')
		const free = await once(server, 'listening').then(
			() => true,
			() => false
		)
		if (!free) continue
		server.close()
		await once(server, 'close')
		return port
	}
}
