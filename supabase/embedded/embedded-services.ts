import { once } from 'node:events'
import { resolve } from 'node:path'
import { startChild, type Child } from './children.ts'
import type { EmbeddedSettings } from './environment.ts'
import { keepKeys } from './keys.ts'
import { demandPort, listening, usualPort } from './ports.ts'
import { Refusal } from './refusal.ts'

const loopback = '127.0.0.1'

/** A port that was asked for, or the usual one, or any. */
const choosePort = (asked: number | undefined, usual: number, variable: string) =>
	asked === undefined ? usualPort(usual) : demandPort(asked, loopback, variable)

interface Ready {
	ready: boolean
	demo?: boolean
	/** The names of the migrations that this start applied. */
	applied?: string[]
	reason?: string
}

export interface BackendPlace {
	/** Where keys, data and mails live. */
	folder: string
	demo: '0' | '1'
	port: number
	/** The app's. */
	origin: string
	mail: { SMTP_URL: string; MAIL_FROM: string }
}

/** Starts the process that owns the database, on loopback. It says by itself when it is ready: see `whenReady`. */
export function startBackend({ folder, demo, port, origin, mail }: BackendPlace): Child {
	return startChild({
		name: 'The backend',
		file: resolve(import.meta.dirname, 'serve.ts'),
		env: {
			...mail,
			FORTNIGHT_FOLDER: folder,
			FORTNIGHT_DEMO: demo,
			BACKEND_PORT: String(port),
			ORIGIN: origin,
			LITE_TELEMETRY: '0',
			DO_NOT_TRACK: '1'
		}
	})
}

/**
 * Waits until the backend answers requests. One that ends without a word is for the caller to notice.
 * @throws {Refusal} when it cannot start, with its reason
 */
export async function whenReady(backend: Child, signal?: AbortSignal): Promise<Ready> {
	const [told]: Ready[] = await once(backend.process, 'message', { signal })
	if (!told?.ready) throw new Refusal(`The backend cannot start: ${told?.reason}`)
	return told
}

/**
 * Starts the mailbox and the backend, and answers what the app needs to know of them. Each process is given to
 * `watch` as soon as there is one.
 * @throws {Refusal} when the backend cannot start, with its reason
 */
export async function startServices(
	settings: EmbeddedSettings,
	origin: string,
	watch: (child: Child) => void,
	signal: AbortSignal
) {
	const folder = settings.FORTNIGHT_FOLDER
	const keys = await keepKeys(resolve(folder, 'keys.json'))
	const smtpPort = await choosePort(settings.SMTP_PORT, 1025, 'SMTP_PORT')
	const webPort = await choosePort(settings.MAILBOX_PORT, 1080, 'MAILBOX_PORT')
	const replyPort = await choosePort(settings.REPLY_PORT, 2525, 'REPLY_PORT')
	const backendPort = await choosePort(settings.BACKEND_PORT, 54321, 'BACKEND_PORT')
	const mail = { SMTP_URL: `smtp://${loopback}:${smtpPort}`, MAIL_FROM: settings.MAIL_FROM }
	const addresses = ['--ip', loopback, '--smtp', String(smtpPort), '--web', String(webPort)]
	const mailbox = startChild({
		name: 'The mailbox',
		file: resolve('node_modules/maildev/bin/maildev'),
		args: [...addresses, '--mail-directory', resolve(folder, 'mail'), '--silent'],
		quiet: true
	})
	watch(mailbox)
	const backend = startBackend({ folder, demo: settings.FORTNIGHT_DEMO, port: backendPort, origin, mail })
	watch(backend)
	const told = await whenReady(backend, signal)
	await listening(smtpPort, loopback, signal)
	return {
		mailbox: `http://${loopback}:${webPort}`,
		data: resolve(folder),
		app: {
			...mail,
			SUPABASE_URL: `http://${loopback}:${backendPort}`,
			SUPABASE_PUBLISHABLE_KEY: keys.publishable,
			SUPABASE_SECRET_KEY: keys.secret,
			REPLY_PORT: String(replyPort),
			REPLY_DOMAIN: settings.REPLY_DOMAIN ?? keys.replyDomain,
			FORTNIGHT_DEMO: told.demo ? '1' : '0'
		}
	}
}
