import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Db } from '$lib/server/database'
import { log } from '$lib/server/log'
import { rowsOf } from '$lib/server/result'
import { parseReply } from './reply'

// Replies are a few kibibytes. Reading one takes longer than its length alone: there is no room for much more.
const largest = 64 * 1024
const mostOfOneAddress = 5
const longestConnection = 120_000

// In one sentence for whoever gets it back, a person among them. The same whatever was wrong, so that nobody learns
// which addresses, people and sessions there are.
const refusal = 'This address takes answers of the calendar that it was mailed to, and nothing else.'

type Refused = 'forged' | 'oversized' | 'unknown_address' | 'unknown_session' | 'unreadable'
type Taken = 'recorded' | 'automatic' | 'late' | 'stale'

/**
 * Takes calendar replies by SMTP and records them as RSVPs. Only mail to an address of ours that is some member's own,
 * from that member, about a session that they were mailed or that is one of their circles', is taken; everything else is
 * refused for good (550, or 552 when it is too large) and counted by kind and day. What is no news any more (a session
 * that moved meanwhile, an out-of-office note) is taken and left: refusing it would come back to somebody as a failure.
 * When the database is away, the sender is asked to try again (451).
 * It speaks to mail servers in front of it: no sign-in, no TLS; it proves nobody's From beyond comparing it, so what
 * stands before it on the internet has to. Of its twenty connections one address has five at most, so that no single one
 * keeps the others out; a mail server that wants more of them comes again (421).
 * @param domain what follows the @ in our addresses, in lower case
 */
export function createReplyServer({ db, domain }: { db: Db; domain: string }): SMTPServer {
	const timers = new Map<string, NodeJS.Timeout>()
	const misses = new Map<string, number>()

	async function count(kind: Refused | Taken): Promise<void> {
		log.info({ kind }, 'a reply by mail')
		const { error } = await db.rpc('count_reply', { p_kind: kind })
		if (error) throw new Error('A reply was not counted', { cause: error })
	}

	async function refuse(kind: Refused, session: SMTPServerSession): Promise<Error> {
		await count(kind)
		const missed = (misses.get(session.id) ?? 0) + 1
		misses.set(session.id, missed)
		// Who only guesses is shown out: this code ends the connection.
		if (missed > 3) return answer(421, 'Too many of these. Goodbye.')
		return kind === 'oversized' ? answer(552, 'Answers of calendars are smaller.') : answer(550, refusal)
	}

	async function isOurs(address: string): Promise<boolean> {
		const [name = '', host] = address.toLowerCase().split('@')
		const found = /^rsvp-([0-9a-f]{32})$/.exec(name)?.[1]
		return !!found && host === domain && rowsOf(await db.rpc('is_reply_name', { p_name: found }))
	}

	/** @returns an error to refuse it with, or null: it is taken. */
	async function take(raw: Buffer, isTooLarge: boolean, session: SMTPServerSession): Promise<Error | null> {
		if (isTooLarge) return refuse('oversized', session)
		const { mailFrom, rcptTo } = session.envelope
		const reply = mailFrom && mailFrom.address ? await parseReply(raw) : 'automatic'
		if (reply === null) return refuse('unreadable', session)
		if (reply === 'automatic') {
			await count('automatic')
			return null
		}
		const became = rowsOf(
			await db.rpc('record_reply', {
				p_name: /^rsvp-([0-9a-f]{32})@/i.exec(rcptTo[0]?.address ?? '')?.[1]?.toLowerCase() ?? '',
				p_from: reply.from,
				p_uid: reply.uid,
				...(reply.sequence !== null && { p_sequence: reply.sequence }),
				...(reply.answeredAt !== null && { p_answered_at: reply.answeredAt.toISOString() }),
				p_answer: reply.answer
			})
		)
		log.info({ kind: became }, 'a reply by mail')
		return ['recorded', 'late', 'stale'].includes(became) ? null : answer(550, refusal)
	}

	const server = new SMTPServer({
		name: domain,
		banner: 'Fortnight takes calendar replies',
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		size: largest,
		// Announced without its number: then a size that is declared comes to us, and is counted when refused.
		hideSize: true,
		maxClients: 20,
		socketTimeout: 30_000,
		closeTimeout: 2_000,
		onConnect(session, done) {
			const end = () => {
				for (const connection of server.connections) if (connection.id === session.id) connection.close()
			}
			timers.set(session.id, setTimeout(end, longestConnection).unref())
			const ofThisAddress = [...server.connections].filter(
				({ remoteAddress }) => remoteAddress === session.remoteAddress
			)
			done(ofThisAddress.length > mostOfOneAddress ? answer(421, 'Too many connections from there.') : null)
		},
		onClose(session) {
			clearTimeout(timers.get(session.id))
			timers.delete(session.id)
			misses.delete(session.id)
		},
		onMailFrom({ args }, session, done) {
			if (!args || Number(args.SIZE ?? 0) <= largest) return done()
			settle(refuse('oversized', session), done)
		},
		onRcptTo({ address }, session, done) {
			if (session.envelope.rcptTo.length > 0) return done(answer(452, 'One at a time.'))
			const refused = isOurs(address).then((ours) => (ours ? null : refuse('unknown_address', session)))
			settle(refused, done)
		},
		onData(stream, session, done) {
			const chunks: Buffer[] = []
			stream.on('data', (chunk: Buffer) => {
				if (!stream.sizeExceeded) chunks.push(chunk)
			})
			stream.on('end', () => {
				const isTooLarge = stream.sizeExceeded || stream.byteLength > largest
				settle(take(Buffer.concat(chunks), isTooLarge, session), done)
			})
		}
	})
	server.on('error', (error: NodeJS.ErrnoException) => {
		// A connection that breaks off is its own affair; a port that is taken is ours.
		const level = error.syscall === 'listen' ? 'error' : 'info'
		log[level]({ code: error.code }, 'the reply listener')
	})
	return server
}

function settle(refused: Promise<Error | null>, done: (error?: Error | null) => void): void {
	refused.then(
		(error) => done(error),
		() => {
			log.warn('a reply by mail has to come again')
			done(answer(451, 'Please try again later.'))
		}
	)
}

function answer(responseCode: number, words: string): Error {
	return Object.assign(new Error(words), { responseCode })
}
