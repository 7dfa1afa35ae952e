// Runs before `npm start`, `npm run dev` and `npm test`, on Node 20 already and before anything is installed:
// installs what is missing, and with --browser a Chromium as well.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium-places.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string} line */
function giveUp(line) {
	console.error(line)
	process.exit(1)
}

/**
 * Runs a program in the project's folder, and is stopped together with it.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it succeeded
 */
function run(command, ...args) {
	return new Promise((done) => {
		const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
		let stopped = false
		const stop = (/** @type {NodeJS.Signals} */ signal) => {
			stopped = true
			child.kill(signal)
		}
		process.on('SIGINT', stop).on('SIGTERM', stop)
		child.once('error', () => done(false))
		child.once('close', (code) => {
			process.off('SIGINT', stop).off('SIGTERM', stop)
			if (stopped || child.signalCode) giveUp('Stopped. The next start installs again what is missing.')
			done(code === 0)
		})
	})
}

// Inside node_modules, so that it goes when that goes; written last, so that a stopped install leaves none.
const record = join(root, 'node_modules/.fortnight-lock')
const lockHash = createHash('sha256')
	.update(readFileSync(join(root, 'package-lock.json')))
	.digest('hex')
const isInstalled = existsSync(record) && readFileSync(record, 'utf8') === lockHash

// npm's own Node runs the installation: the one in node_modules is among what it replaces.
// Its warnings about the engines of Node 20 are about packages that Node 24 will run.
async function install() {
	const ci = ['ci', '--loglevel=error']
	const { npm_execpath: npm, npm_node_execpath: node } = process.env
	const installed = npm && node ? await run(node, npm, ...ci) : await run('npm', ...ci)
	if (!installed) giveUp('npm ci did not succeed: see above. Is there network?')
	writeFileSync(record, lockHash)
}

/** Node's own type stripping, without a flag, is of 22.18 and later. */
function demandNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
	const own = existsSync(join(root, 'node_modules/.bin/node'))
	if (!own && (major < 22 || (major === 22 && minor < 18)))
		giveUp(
			`Node ${process.versions.node} is too old here, and npm has no newer one for this machine: install Node 24.`
		)
}

async function installBrowser() {
	const isRoot = process.getuid?.() === 0
	if (isRoot && existsSync('/usr/bin/apt-get')) {
		if (
			(await run('apt-get', 'update')) &&
			(await run('apt-get', 'install', '--yes', 'chromium')) &&
			findChromium()
		)
			return
	}
	await run('npx', 'playwright', 'install', 'chromium')
	if (!findChromium())
		giveUp('No Chromium: install Chromium or Chrome, or run npx playwright install chromium.')
}

if (!isInstalled) await install()
demandNode()
if (process.argv.includes('--browser') && !findChromium()) await installBrowser()
