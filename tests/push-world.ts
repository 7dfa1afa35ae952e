import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import tls from 'node:tls'
import { cert } from './loopback-tls.ts'
import { pushHost } from './push-service.ts'

/*
 * Loaded into the built app before it starts: a world in which one push service more is on the public internet, with a
 * certificate that is trusted. The app looks its name up, and takes the address for a public one, as it does with any;
 * only then the socket leads to loopback, where a test listens. Nothing of the app is told.
 */

const address = { address: '93.184.215.14', family: 4 }

const lookup = dns.lookup
Object.assign(dns, {
	lookup(...asked: [string, ...unknown[]]) {
		const callback = asked.at(-1)
		if (asked[0] === pushHost && typeof callback === 'function') callback(null, [address])
		else Reflect.apply(lookup, dns, asked)
	}
})
syncBuiltinESMExports()

type Connecting = { host?: string; lookup?: (...asked: unknown[]) => void }
const connect = Socket.prototype.connect
Object.assign(Socket.prototype, {
	connect(this: Socket, ...given: [Connecting, ...unknown[]]) {
		const [options, ...rest] = given
		const guarded = options.host === pushHost ? options.lookup : undefined
		const toLoopback = (name: string, how: object, answer: (failure: unknown, found?: object[]) => void) =>
			guarded?.(name, how, (failure: unknown) =>
				failure ? answer(failure) : answer(null, [{ address: '127.0.0.1', family: 4 }])
			)
		return Reflect.apply(connect, this, [guarded ? { ...options, lookup: toLoopback } : options, ...rest])
	}
})

tls.setDefaultCACertificates([...tls.getCACertificates(), cert])
