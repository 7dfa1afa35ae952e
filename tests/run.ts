// `npm test`: every check of the project in order, each named with its result, and the sum at the end.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'

interface Counts {
	passed: number
	failed: number
	skipped: number
	/** Of those that passed, how many only at the second try: the report names them. */
	again?: number
}

interface Step {
	name: string
	command: string[]
	env?: NodeJS.ProcessEnv
	/** What to count, given whether the command succeeded; one test, unless a report says more. */
	count?: (succeeded: boolean) => Promise<Counts>
}

const reports = resolve('test-results/reports')
const single = async (succeeded: boolean): Promise<Counts> => ({
	passed: +succeeded,
	failed: +!succeeded,
	skipped: 0
})

const vitestReport = z
	.object({
		numPassedTests: z.number(),
		numFailedTests: z.number(),
		numPendingTests: z.number(),
		numTodoTests: z.number()
	})
	.transform((report) => ({
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests
	}))

const playwrightReport = z
	.object({
		stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() })
	})
	.transform(({ stats }) => ({
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected,
		skipped: stats.skipped,
		again: stats.flaky
	}))

const postgresReport = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() })

/**
 * Counts by a report that the command writes. A command that fails without a failed test, or leaves no report,
 * crashed: that is one failure more, so that it can never look like nothing.
 */
const byReport = (file: string, schema: z.ZodType<Counts>) => async (succeeded: boolean) => {
	const text = await readFile(resolve(reports, file), 'utf8').catch(() => undefined)
	const report = schema.safeParse(text && JSON.parse(text))
	const counts = report.success ? report.data : { passed: 0, failed: 0, skipped: 0 }
	const crashed = !report.success || (!succeeded && counts.failed === 0)
	return { ...counts, failed: counts.failed + +crashed }
}

const vitest = (project: string) => {
	const file = `${project}.json`
	const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${resolve(reports, file)}`]
	return {
		command: ['npx', 'vitest', 'run', '--project', project, '--silent=passed-only', ...report],
		count: byReport(file, vitestReport)
	}
}

const steps: Step[] = [
	{ name: 'Lint', command: ['npm', 'run', '--silent', 'lint'] },
	{ name: 'Types', command: ['npm', 'run', '--silent', 'check'] },
	{ name: 'Types of the database are fresh', command: ['npm', 'run', '--silent', 'types', '--', '--check'] },
	{ name: 'Unit tests', ...vitest('unit') },
	{ name: 'Database and permissions', ...vitest('database') },
	{
		name: 'Native PostgreSQL',
		command: ['npm', 'run', '--silent', 'test:postgres'],
		env: { POSTGRES_REPORT: resolve(reports, 'postgres.json') },
		count: byReport('postgres.json', postgresReport)
	},
	{ name: 'Build', command: ['npm', 'run', '--silent', 'build', '--', '--logLevel=warn'] },
	{ name: 'Model of the outbox', ...vitest('outbox') },
	{
		name: 'Journeys',
		// Two browsers on two cores can starve; whoever writes a journey runs it without a second try.
		command: ['npx', 'playwright', 'test', '--reporter=list,json', '--retries=1'],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(reports, 'journeys.json') },
		count: byReport('journeys.json', playwrightReport)
	}
]

async function succeeds({ command: [program = '', ...args], env }: Step): Promise<boolean> {
	const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
	const [code] = await once(child, 'exit').catch(() => [1])
	return code === 0
}

const inWords = ({ passed, failed, skipped, again }: Counts) =>
	`${passed} passed, ${failed} failed` +
	(skipped ? `, ${skipped} skipped` : '') +
	(again ? `, ${again} at the second try` : '')

await rm(reports, { recursive: true, force: true })
await mkdir(reports, { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0, again: 0 }
for (const step of steps) {
	const begun = performance.now()
	console.log(`\n── ${step.name}`)
	const counts = await (step.count ?? single)(await succeeds(step))
	for (const key of ['passed', 'failed', 'skipped', 'again'] as const) total[key] += counts[key] ?? 0
	console.log(`   ${step.name}: ${inWords(counts)} (${Math.round((performance.now() - begun) / 1000)} s)`)
}
console.log(`\n${inWords(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0
