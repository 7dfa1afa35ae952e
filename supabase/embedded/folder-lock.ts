import { createHash } from 'node:crypto'
import { realpath, unlink } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Said when another process has the folder's database open. */
export class FolderInUse extends Error {}

// A listening socket ends with its process, however that ends; a file with a process id does not. Linux and
// Windows have names that vanish as well; elsewhere a dead process leaves a file, which the next one removes.
function socketName(folder: string): string {
	const name = `fortnight-${createHash('sha256').update(folder).digest('hex').slice(0, 20)}`
	if (process.platform === 'linux') return `\0${name}`
	if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
	return join(tmpdir(), `${name}.sock`)
}

const listen = (name: string) =>
	new Promise<net.Server | undefined>((resolve, reject) => {
		const server = net.createServer((socket) => socket.end(String(process.pid)))
		server.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)
		)
		server.listen(name, () => resolve(server.unref()))
	})

const holderOf = (name: string) =>
	new Promise<string | undefined>((resolve) => {
		let answer = ''
		net
			.connect(name)
			.setEncoding('utf8')
			.on('data', (text) => (answer += text))
			.on('end', () => resolve(answer))
			.on('error', () => resolve(undefined))
	})

/**
 * Takes a folder, which must exist, for this process alone until the answered function is called or the
 * process ends. PGlite has no lock of its own, and two processes on one folder lose data.
 * @throws {FolderInUse} when a process (this one included) has it
 */
export async function lockFolder(folder: string): Promise<() => void> {
	const name = socketName(await realpath(folder))
	for (let attempt = 0; attempt < 3; attempt++) {
		const server = await listen(name)
		if (server) return () => server.close()
		const holder = await holderOf(name)
		if (holder !== undefined) throw new FolderInUse(`${folder} is in use by process ${holder}`)
		if (process.platform !== 'linux' && process.platform !== 'win32')
			await unlink(name).catch(() => undefined)
	}
	throw new FolderInUse(`${folder} is in use`)
}
