import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

export interface Child {
	name: string
	process: ChildProcess
	/** Settles when the process has ended, however it did. */
	ended: Promise<void>
}

export interface ChildOptions {
	name: string
	file: string
	args?: string[]
	env?: NodeJS.ProcessEnv
	/** Keeps what it prints from the terminal. */
	quiet?: boolean
}

const endsWithParent = new URL('./end-with-parent.ts', import.meta.url).href

/**
 * Starts a Node program as a process of its own that ends with this one, however this one ends. It does not hear
 * the terminal's Ctrl-C: this process stops its children itself, in order.
 */
export function startChild({ name, file, args = [], env, quiet }: ChildOptions): Child {
	const child = fork(file, args, {
		detached: process.platform !== 'win32',
		env: { ...process.env, ...env },
		execArgv: ['--import', endsWithParent],
		stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc']
	})
	return { name, process: child, ended: once(child, 'exit').then(() => undefined) }
}

/** Asks a child to stop and waits for it; after `patience` milliseconds it is made to. */
export async function stopChild(child: Child, patience: number): Promise<void> {
	if (child.process.exitCode !== null || child.process.signalCode !== null) return
	child.process.kill('SIGTERM')
	const stopped = await Promise.race([child.ended.then(() => true), pause(patience, false, { ref: false })])
	if (stopped) return
	child.process.kill('SIGKILL')
	await child.ended
}
