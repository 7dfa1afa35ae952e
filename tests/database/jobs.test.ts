import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createJobs, jobs, type Job } from '../../src/lib/deliveries/jobs.server.ts'
import { log } from '../../src/lib/server/log.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { enter, formCircle } from './people.ts'

let backend: TestBackend
beforeAll(async () => {
	backend = await startTestBackend()
	await formCircle(await enter(backend, 'Ada'))
})
afterAll(() => backend.close())

it('runs every job of the server on the real database, several servers at once', async () => {
	const broken = vi.spyOn(log, 'error')
	const servers = [1, 2, 3].map(() => createJobs(jobs, backend.service, () => new Date()))
	for (const server of servers) server.start()
	await Promise.all(servers.map((server) => server.ended()))
	expect(broken.mock.calls).toEqual([])
	broken.mockRestore()
})

it('runs each job at its own pace, and others although one breaks', async () => {
	const quiet = vi.spyOn(log, 'error').mockImplementation(() => {})
	const ran: string[] = []
	const job = (name: string, every: number, breaks = false): Job => ({
		name,
		every,
		run: async () => {
			ran.push(name)
			if (breaks) throw new Error('Olive said so', { cause: { code: '42501' } })
		}
	})
	let time = 0
	const all = createJobs(
		[job('breaks', 60_000, true), job('often', 60_000), job('seldom', 3_600_000)],
		backend.service,
		() => new Date(time)
	)
	for (time of [0, 30_000, 60_000, 119_000, 120_000]) {
		all.start()
		all.start()
		await all.ended()
	}
	expect(ran).toEqual(['breaks', 'often', 'seldom', 'breaks', 'often', 'breaks', 'often'])
	// By its name and a code, and without its words.
	expect(quiet.mock.calls[0]).toEqual([{ job: 'breaks', failure: 'database_42501' }, 'a job broke'])
	quiet.mockRestore()
})
