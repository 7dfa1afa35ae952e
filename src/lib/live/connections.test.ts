import { expect, test, vi } from 'vitest'
import { mostConnections, openConnections, signInHolds, type Connections } from './connections.ts'
import type { News } from './live-source.ts'

/** Opens one, which is taken out when it is ended, as the hub does. */
function open(connections: Connections, personId: string, signInId: string, began = 0) {
	const heard = vi.fn<(news: News) => void>()
	const follower = {
		...{ personId, signInId, mark: signInId, began, sent: 0, listener: heard },
		end(last: News) {
			connections.remove(follower)
			heard(last)
		}
	}
	connections.add(follower)
	return { heard, close: () => connections.remove(follower) }
}

test('one more than a person may have ends their oldest, by whatever sign-in, and nobody else’s', () => {
	const connections = openConnections()
	const other = open(connections, 'Ben', 'his phone')
	const first = open(connections, 'Ada', 'her phone')
	const second = open(connections, 'Ada', 'her laptop')
	for (let count = 2; count < mostConnections; count++) open(connections, 'Ada', 'her phone')
	expect(first.heard).not.toHaveBeenCalled()
	open(connections, 'Ada', 'her laptop')
	expect(first.heard.mock.calls).toEqual([[{ kind: 'again' }]])
	open(connections, 'Ada', 'her laptop').close()
	open(connections, 'Ada', 'her laptop')
	expect(second.heard).toHaveBeenCalledOnce()
	expect(other.heard).not.toHaveBeenCalled()
})

test('a sign-in is asked about once in its time, whatever is open by it; the one that waited longest first', () => {
	const connections = openConnections()
	open(connections, 'Ben', 'his phone', 500)
	open(connections, 'Ada', 'her phone', 0)
	open(connections, 'Ada', 'her phone', 700)
	expect(connections.due(signInHolds - 1)).toEqual([])
	expect(connections.due(signInHolds)).toEqual(['her phone'])
	expect(connections.due(signInHolds + 500)).toEqual(['her phone', 'his phone'])
	connections.settle(['her phone'], new Set(), signInHolds + 500)
	expect(connections.due(signInHolds + 500)).toEqual(['his phone'])
	// Without an answer it is asked again; and where the server's clock was set back.
	expect(connections.due(signInHolds + 501)).toEqual(['his phone'])
	expect(connections.due(-signInHolds)).toEqual(['his phone', 'her phone'])
})

test('what is open by a sign-in that has ended is gone, all of it, and nothing else', () => {
	const connections = openConnections()
	const [one, two] = [open(connections, 'Ada', 'her phone'), open(connections, 'Ada', 'her phone')]
	const laptop = open(connections, 'Ada', 'her laptop')
	const closed = open(connections, 'Ada', 'her tablet')
	closed.close()
	connections.settle(['her phone', 'her laptop', 'her tablet'], new Set(['her phone', 'her tablet']), 9000)
	for (const { heard } of [one, two]) expect(heard.mock.calls).toEqual([[{ kind: 'gone' }]])
	for (const { heard } of [laptop, closed]) expect(heard).not.toHaveBeenCalled()
	expect(connections.due(9000 + signInHolds)).toEqual(['her laptop'])
})

test('a sign-in holds until its next answer is late; one that nothing is open by does not', () => {
	const connections = openConnections()
	expect(connections.holds('her phone', 0)).toBe(false)
	const phone = open(connections, 'Ada', 'her phone', 100)
	expect(connections.holds('her phone', 100 + signInHolds + 1000)).toBe(true)
	expect(connections.holds('her phone', 10_000)).toBe(false)
	connections.settle(['her phone'], new Set(), 9000)
	expect(connections.holds('her phone', 10_000)).toBe(true)
	phone.close()
	expect(connections.holds('her phone', 10_000)).toBe(false)
})
