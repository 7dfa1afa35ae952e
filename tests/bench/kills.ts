/**
 * Whether a write that was acknowledged is ever lost: `npx node tests/bench/kills.ts`, by hand. Kills the process that
 * owns the embedded database (SIGKILL) 200 times while five people write through its API with tokens of their own, starts
 * it again on the same folder each time, and prints what was there of what had been acknowledged. KILLS makes it shorter,
 * SEED repeats a run; `--careless` is the control, a database that answers before it has written. Fails when anything was
 * lost, changed, doubled or there by half. tests/database/kills.test.ts is the same with five kills.
 */
import { randomInt } from 'node:crypto'
import { loadavg } from 'node:os'
import { isHarmed, killUnderWrites } from '../kills.ts'

const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
const careless = process.argv.includes('--careless')
console.log(`Seed ${seed}; load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
const begun = performance.now()
const toll = await killUnderWrites({
	kills: Number(process.env.KILLS ?? 200),
	seed,
	careless,
	say: (line) => console.log(`  ${line}`)
})

const acknowledged = [...toll.acknowledged.values()].reduce((sum, some) => sum + some, 0)
const restarts = toll.restarts.toSorted((a, b) => a - b)
const seconds = (milliseconds = NaN) => `${(milliseconds / 1000).toFixed(1)} s`
const harmed = isHarmed(toll) || toll.unsound.length > 0
console.log(
	`${harmed ? 'MISSED' : 'ok'} ${toll.kills} kills under writes, ${toll.killsAtStart} more while it started again: ` +
		`${acknowledged} acknowledged writes of ${toll.people} people, ${toll.lost.length} lost, ${toll.changed.length} changed, ` +
		`${toll.doubled.length} doubled, ${toll.half.length} half, ${toll.strange.length} never asked for`
)
console.log(`  by kind: ${[...toll.acknowledged].map(([kind, some]) => `${kind} ${some}`).join(', ')}`)
console.log(`  ${toll.unanswered} unanswered at a kill, ${toll.unansweredThere} of them there all the same`)
if (!harmed) console.log('  each of these was sent again, and is there once')
console.log(
	`  ready again in ${seconds(restarts[Math.floor(restarts.length / 2)])} (median), ${seconds(restarts.at(-1))} (longest); the folder was refused to others as long as the server lived, and free after each kill`
)
if (toll.rows)
	console.log(
		`  the folder in the end: ${toll.rows} rows read, every table as long as its primary key, ` +
			`${toll.unsound.length} unsound`
	)
for (const [what, list] of Object.entries(toll))
	if (harmed && Array.isArray(list) && what !== 'restarts')
		for (const one of list.slice(0, 5)) console.log(`  ${what}: ${one}`)
console.log(
	`In ${seconds(performance.now() - begun)}; load of the machine after: ${loadavg()[0]?.toFixed(1)}`
)
process.exitCode = harmed ? 1 : 0
