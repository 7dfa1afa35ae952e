import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => relative(root, join(entry.parentPath, entry.name)))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const lines = (file: string) => read(file).split('\n').length - 1

const nouns = [
	'agendas',
	'availability',
	'calendar',
	'circles',
	'commitments',
	'deliveries',
	'insights',
	'invitations',
	'live',
	'members',
	'nudges',
	'packets',
	'profiles',
	'prompts',
	'pulse',
	'push',
	'rota',
	'schedule',
	'sessions',
	'takeaways',
	'topics'
]
const rooms = [...nouns, 'offline', 'server', 'ui']

describe('the house', () => {
	test('has the rooms that are agreed, and no drawers', () => {
		const found = new Set(
			files.filter((file) => file.startsWith('src/lib/')).map((file) => file.split('/')[2])
		)
		expect([...found].toSorted()).toEqual(rooms.toSorted())
		const drawers = /(^|\/)(utils?|helpers?|common|misc|services?|types)(\.|\/)/
		expect(files.filter((file) => drawers.test(file))).toEqual([])
		expect(files.filter((file) => /src\/lib\/.*\/index\.(ts|js)$/.test(file))).toEqual([])
	})

	test('names plain files in kebab-case and components in PascalCase', () => {
		const wrong = files.filter((file) => {
			const name = file.split('/').at(-1) ?? ''
			if (name.startsWith('+')) return false
			if (name.endsWith('.svelte')) return !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
			return !/^[a-z0-9]+(-[a-z0-9]+)*(\.(server|test|d|types|svelte))*\.(ts|js|html|css)$/.test(name)
		})
		expect(wrong).toEqual([])
	})

	test('keeps what touches the database of a noun in read, write and a few that are named', () => {
		const agreed = /\/(read|write)(-[a-z-]+)?\.server\.ts$/
		const others = [
			'src/lib/calendar/http.server.ts',
			'src/lib/calendar/replies.server.ts',
			'src/lib/calendar/start-replies.server.ts',
			'src/lib/deliveries/jobs.server.ts',
			'src/lib/deliveries/loop.server.ts',
			'src/lib/deliveries/send.server.ts',
			'src/lib/deliveries/start.server.ts',
			'src/lib/deliveries/worker.server.ts',
			'src/lib/live/hub.server.ts',
			'src/lib/live/source.server.ts',
			'src/lib/push/deliver.server.ts',
			'src/lib/push/keys.server.ts',
			'src/lib/push/send.server.ts',
			'src/lib/rota/fill.server.ts',
			'src/lib/sessions/correct.server.ts',
			'src/lib/sessions/link.server.ts',
			'src/lib/topics/fill.server.ts'
		]
		const inNouns = files.filter((file) => nouns.includes(file.split('/')[2] ?? ''))
		const servers = inNouns.filter((file) => file.endsWith('.server.ts') && !agreed.test(file))
		expect(servers.toSorted()).toEqual(others)
	})

	test('keeps routes thin: sixty lines, and components within two hundred', () => {
		const isRoute = (file: string) => /src\/routes\/.*\.ts$/.test(file)
		expect(files.filter(isRoute).filter((file) => lines(file) > 60)).toEqual([])
		expect(files.filter((file) => file.endsWith('.svelte') && lines(file) > 200)).toEqual([])
	})

	test('ships no zone data, no schemas and no prompt library to a page', () => {
		const heavy =
			/import (?!type)[^;]*?from '[^']*(schedule\/(zone|zone-data|recurrence|likely-start)|sessions\/when|\/schema|prompts\/library|choose-prompts|\/zod|date-fns|@supabase)(\.ts)?'/
		expect(files.filter((file) => file.endsWith('.svelte') && heavy.test(read(file)))).toEqual([])
	})

	test('has no style attributes or inline handlers, which the content security policy forbids', () => {
		const pages = files.filter((file) => file.endsWith('.svelte') || file.endsWith('.html'))
		expect(pages.filter((file) => /<[^>]*\s(style=|style:|on[a-z]+=")/.test(read(file)))).toEqual([])
	})

	test('reads nothing of the workplace beside it', () => {
		const outside = files.filter((file) => read(file).includes('../shared'))
		expect(outside).toEqual([])
	})
})
