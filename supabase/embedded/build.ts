import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { Refusal } from './refusal.ts'

const sources = [
	'src/**/*',
	'static/**/*',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
]
const stamp = 'build/sources.sha256'

async function hashSources(): Promise<string> {
	const hash = createHash('sha256')
	const files = await Array.fromAsync(glob(sources, { withFileTypes: true }))
	const paths = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`)
	for (const path of paths.sort()) hash.update(`${path}\n`).update(await readFile(path))
	return hash.digest('hex')
}

/**
 * Builds the app into `build/`, unless what is there was built from the very same sources. Vite's output is
 * shown only when it goes wrong. Answers whether it built.
 * @throws {Refusal} when Vite refuses the sources
 */
export async function buildIfChanged(signal?: AbortSignal): Promise<boolean> {
	const hash = await hashSources()
	const built = await readFile(stamp, 'utf8').catch(() => undefined)
	if (built === hash && existsSync('build/index.js')) return false
	const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { signal })
	let output = ''
	for (const stream of [vite.stdout, vite.stderr]) stream.on('data', (text) => (output += text))
	const [code] = await once(vite, 'close')
	if (code !== 0) throw new Refusal(`${output}\nThe app could not be built.`)
	await writeFile(stamp, hash)
	return true
}
