import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from './refusal.ts'

async function tryPort(port: number, host: string): Promise<number> {
	const server = createServer().listen(port, host)
	await once(server, 'listening')
	const address = server.address()
	server.close()
	await once(server, 'close')
	return typeof address === 'object' && address ? address.port : port
}

/**
 * Makes sure of a port that somebody chose.
 * @throws {Refusal} naming the variable that chooses another
 */
export async function demandPort(port: number, host: string, variable: string): Promise<number> {
	return tryPort(port, host).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'EADDRINUSE')
			throw new Refusal(
				`Port ${port} is taken. Stop what uses it, or choose another: ${variable}=${port + 1}`
			)
		throw new Refusal(`Nothing can listen on ${host}, port ${port} (${error.code}).`)
	})
}

/** The usual port on loopback if it is free, else any other. */
export const usualPort = (usual: number) => tryPort(usual, '127.0.0.1').catch(() => tryPort(0, '127.0.0.1'))

/** Waits until something listens on the port, or the signal ends the wait. */
export async function listening(port: number, host: string, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const socket = connect(port, host)
		const [event] = await Promise.race([
			once(socket, 'connect').then(() => ['open']),
			once(socket, 'error')
		]).catch(() => ['closed'])
		socket.destroy()
		if (event === 'open') return
		await pause(50, undefined, { signal }).catch(() => undefined)
	}
}
