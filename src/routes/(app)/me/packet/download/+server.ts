import { writePacket } from '$lib/packets/packet-markdown'
import { readMine } from '$lib/packets/read.server'
import { requireMe } from '$lib/server/require-me'

export const GET = async (event) => {
	const { id, profile } = await requireMe(event)
	const packet = await readMine(event.locals.db, id, new Date())
	return new Response(writePacket(profile.name, packet), {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': 'attachment; filename="promotion-packet.md"',
			'cache-control': 'no-store'
		}
	})
}
