import { createServer, type Server } from 'node:https'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { cert, key } from '../../../tests/loopback-tls.ts'
import { isPublicAddress } from './public-address.ts'
import { fetchCalendar, theInternet, type Internet } from './read-calendar.server.ts'
import { parseBusy, readBusy } from './read-busy.server.ts'

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))))

/** A host of its own on loopback, which this small world takes for public. */
async function host(answer: RequestListener): Promise<string> {
	const server = createServer({ key, cert }, answer)
	servers.push(server)
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
	return `https://calendar.test:${(server.address() as AddressInfo).port}`
}

/** A resolver that answers each question with the next of these addresses, the last for ever. */
function resolver(...addresses: string[]): Internet['lookup'] {
	const next = () => (addresses.length > 1 ? addresses.shift() : addresses[0]) ?? '127.0.0.1'
	const lookup = (_: string, __: object, callback: (...answer: unknown[]) => void) =>
		callback(null, [{ address: next(), family: 4 }])
	return lookup as Internet['lookup']
}

const world = (more: Partial<Internet> = {}): Internet => ({
	lookup: resolver('127.0.0.1'),
	isPublic: (address) => address === '127.0.0.1' || isPublicAddress(address),
	milliseconds: 2000,
	ca: cert,
	...more
})

const refusal = async (asked: ReturnType<typeof fetchCalendar>) => {
	const answer = await asked
	return answer.ok ? 'ok' : answer.reason
}

const ics = (...lines: string[]) =>
	[
		'BEGIN:VCALENDAR',
		'BEGIN:VEVENT',
		'UID:1',
		'SUMMARY:Talk to a lawyer',
		...lines,
		'END:VEVENT',
		'END:VCALENDAR',
		''
	].join('\r\n')
const oneHour = ics('DTSTART:20261201T100000Z', 'DTEND:20261201T110000Z')
const owner = { zone: 'Europe/Lisbon', travels: [] }
const now = new Date('2026-11-20T12:00:00Z')

describe('a calendar at an address', () => {
	test('is read by https and webcal, uncompressed, and only its busy times are left', async () => {
		const asked: unknown[] = []
		const at = await host((request, response) => {
			asked.push(request.headers['accept-encoding'], request.headers.cookie)
			response.end(oneHour)
		})
		for (const address of [at, at.replace('https', 'webcal'), ` ${at}/private-x/basic.ics `]) {
			const answer = await readBusy(address, { ...owner, now }, world())
			expect(answer).toEqual({
				ok: true,
				value: [{ startsAt: new Date('2026-12-01T10:00:00Z'), endsAt: new Date('2026-12-01T11:00:00Z') }]
			})
			expect(JSON.stringify(answer)).not.toMatch(/lawyer|private-x/)
		}
		expect(new Set(asked)).toEqual(new Set(['identity', undefined]))
	})

	test('by nothing but https', async () => {
		for (const address of [
			'http://calendar.test',
			'file:///etc/passwd',
			'ftp://calendar.test',
			'javascript:1',
			'calendar',
			''
		]) {
			expect(await refusal(fetchCalendar(address, world())), address).toBe('not_https')
		}
	})

	test('not in a private network, whichever way it is written', async () => {
		const hosts = [
			'127.0.0.1',
			'127.1',
			'2130706433',
			'0x7f.1',
			'0',
			'10.0.0.1',
			'169.254.169.254',
			'[::1]',
			'[::ffff:127.0.0.1]',
			'[fd00:ec2::254]',
			'[fe80::1]',
			'localhost'
		]
		for (const name of hosts)
			expect(await refusal(fetchCalendar(`https://${name}/`, theInternet)), name).toBe('not_public')
	})

	test('not where a name stands for a private address, or for one of several', async () => {
		const at = await host((_, response) => response.end(oneHour))
		for (const address of ['10.0.0.1', '169.254.169.254', '::1', 'fd12::1', '::ffff:10.0.0.1']) {
			expect(await refusal(fetchCalendar(at, world({ lookup: resolver(address) }))), address).toBe(
				'not_public'
			)
		}
		const both = (_: string, __: object, callback: (...answer: unknown[]) => void) =>
			callback(null, [
				{ address: '1.1.1.1', family: 4 },
				{ address: '192.168.0.1', family: 4 }
			])
		expect(await refusal(fetchCalendar(at, world({ lookup: both as Internet['lookup'] })))).toBe('not_public')
	})

	test('asks for the address once and connects to that one: rebinding finds nothing to swap', async () => {
		let questions = 0
		const at = await host((_, response) => response.end(oneHour))
		const answers = resolver('127.0.0.1', '10.0.0.1')
		const lookup = ((...question: Parameters<typeof answers>) => {
			questions++
			answers(...question)
		}) as Internet['lookup']
		expect(await refusal(fetchCalendar(at, world({ lookup })))).toBe('ok')
		expect(questions).toBe(1)
	})

	test('is looked at anew at each redirect, of which three are followed', async () => {
		let hops = 0
		let to = ''
		const at = await host((request, response) => {
			const left = Number(new URL(request.url ?? '', 'https://x').searchParams.get('left'))
			if (left === 0) return response.end(oneHour)
			hops++
			response.writeHead(302, { location: to || `/?left=${left - 1}` }).end()
		})
		expect(await refusal(fetchCalendar(`${at}/?left=3`, world()))).toBe('ok')
		expect(await refusal(fetchCalendar(`${at}/?left=4`, world()))).toBe('too_many_redirects')
		for (const [place, reason] of [
			['https://10.0.0.1/', 'not_public'],
			['https://[::1]/', 'not_public'],
			['http://calendar.test/', 'not_https']
		] as const) {
			to = place
			expect(await refusal(fetchCalendar(`${at}/?left=1`, world())), place).toBe(reason)
		}
		// The name is good the first time and stands for a private address the second.
		to = at.replace('calendar.test', 'other.test')
		expect(
			await refusal(fetchCalendar(`${at}/?left=1`, world({ lookup: resolver('127.0.0.1', '10.0.0.1') })))
		).toBe('not_public')
		expect(hops).toBe(11)
	})

	test('in its time, whether the answer or its end is late', async () => {
		const silent = await host(() => {})
		const endless = await host((_, response) => void response.write('BEGIN:VCALENDAR'))
		for (const at of [silent, endless]) {
			const began = performance.now()
			expect(await refusal(fetchCalendar(at, world({ milliseconds: 300 })))).toBe('not_reached')
			expect(performance.now() - began).toBeLessThan(2000)
			servers.forEach((server) => server.closeAllConnections())
		}
	})

	test('up to two megabytes, said or unsaid', async () => {
		const body = oneHour + 'X'.repeat(2 * 1024 * 1024)
		const said = await host((_, response) => response.setHeader('content-length', body.length).end(body))
		const unsaid = await host((_, response) => {
			response.write(body.slice(0, 1000))
			response.end(body.slice(1000))
		})
		expect(await refusal(fetchCalendar(said, world()))).toBe('too_large')
		expect(await refusal(fetchCalendar(unsaid, world()))).toBe('too_large')
	})

	test('never compressed, so that nothing grows', async () => {
		const bomb = gzipSync(Buffer.alloc(50_000_000))
		const at = await host((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb))
		expect(await refusal(fetchCalendar(at, world()))).toBe('compressed')
	})

	test('not from whom no certificate vouches for, and not what is not there', async () => {
		const at = await host((request, response) => response.writeHead(Number(request.url?.slice(1))).end())
		const unvouched: Internet = { ...theInternet, lookup: world().lookup, isPublic: world().isPublic }
		expect(await refusal(fetchCalendar(`${at}/404`, unvouched))).toBe('not_reached')
		for (const status of [204, 401, 403, 404, 410, 500]) {
			expect(await refusal(fetchCalendar(`${at}/${status}`, world()))).toBe('not_found')
		}
	})
})

describe('the thread that reads', () => {
	const ask = async (text: string) => {
		const answer = await parseBusy({ text, owner, now })
		return answer.ok ? answer.value.length : answer.reason
	}

	test('says what it found, and why not', async () => {
		expect(await ask(oneHour)).toBe(1)
		expect(await ask('<!doctype html>')).toBe('not_a_calendar')
		expect(await ask(ics('DTSTART:20261201T100000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'))).toBe(
			'too_dense'
		)
	})

	test('is one of three at most; a fourth is told to try again, and later it may', async () => {
		const asked = await Promise.all([1, 2, 3, 4].map(() => ask(oneHour)))
		expect(asked).toEqual([1, 1, 1, 'too_busy'])
		expect(await ask(oneHour)).toBe(1)
	})

	test('is stopped after half a second, and stops nobody meanwhile', async () => {
		let ticks = 0
		const ticking = setInterval(() => ticks++, 10)
		// A few hundred bytes that name every day since the year 1, two hundred times over.
		const old = [
			'BEGIN:VEVENT',
			'DTSTART:00010101T100000Z',
			'DURATION:PT1H',
			'RRULE:FREQ=DAILY',
			'END:VEVENT'
		]
		const endless = [
			'BEGIN:VCALENDAR',
			...Array.from({ length: 200 }, () => old).flat(),
			'END:VCALENDAR'
		].join('\r\n')
		const began = performance.now()
		expect(await ask(endless)).toBe('too_slow')
		clearInterval(ticking)
		expect(performance.now() - began).toBeLessThan(5000)
		expect(ticks).toBeGreaterThan(20)
	})
})
