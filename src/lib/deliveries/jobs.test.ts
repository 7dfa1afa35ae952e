import { setImmediate as soon } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Db } from '../server/database.ts'
import { createJobs } from './jobs.server.ts'

it('runs each job again when its time has come, also after a look at which nothing was due', async () => {
	let now = 0
	const ran: string[] = []
	const job = (name: string, every: number) => ({
		name,
		every,
		run: async () => void ran.push(`${name} ${now}`)
	})
	// No job here asks the database.
	const jobs = createJobs([job('often', 10), job('seldom', 30)], {} as Db, () => new Date(now))
	for (now of [0, 5, 10, 15, 20, 30, 35]) {
		jobs.start()
		await soon()
	}
	expect(ran).toEqual(['often 0', 'seldom 0', 'often 10', 'often 20', 'often 30', 'seldom 30'])
})
