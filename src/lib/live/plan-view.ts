import { stepName } from '../agendas/step-names.ts'
import { numberWord } from '../schedule/number-word.ts'
import type { LiveStep } from './live.ts'
import type { ClockView } from './view-clock.ts'

/** A bar as long as the session, in parts of its length from 0 to 1. */
export interface PlanBar {
	readonly segments: readonly {
		readonly from: number
		readonly width: number
		readonly state: 'done' | 'on' | 'ahead' | 'kept'
		/** How much of it has passed. */
		readonly filled: number
	}[]
	/** Now. */
	readonly at: number
	readonly label: string
}

type Shown = Pick<ClockView, 'plan' | 'step' | 'secondsLeft' | 'secondsGiven' | 'behindSeconds'>

/** The plan against now, as a bar and in words. */
export function viewPlan(steps: readonly LiveStep[], view: Shown): PlanBar {
	const lengths = view.plan.map(({ now }) => now)
	const total = Math.max(1, sum(lengths))
	const passed = Math.max(0, view.secondsGiven - view.secondsLeft)
	const before = sum(lengths.slice(0, view.step))
	const segments = view.plan.map(({ state, now, kept }, index) => ({
		from: sum(lengths.slice(0, index)) / total,
		width: now / total,
		state: state === 'ahead' && kept ? ('kept' as const) : state,
		filled: state === 'done' ? 1 : state === 'on' && now > 0 ? Math.min(1, passed / now) : 0
	}))
	const minutes = (seconds: number) => Math.round(seconds / 60)
	const plan = steps.map((step, index) => `${stepName(step)} ${minutes(lengths[index] ?? 0)}`).join(', ')
	return {
		segments,
		at: Math.min(1, (before + passed) / total),
		label: `Plan in minutes: ${plan}. Now minute ${minutes(before + passed)} of ${minutes(total)}, ${sayBehind(view.behindSeconds)}.`
	}
}

/** 'on plan', 'two minutes behind', 'one minute ahead'. Half a minute either way is on plan. */
export function sayBehind(seconds: number): string {
	const minutes = Math.round(Math.abs(seconds) / 60)
	if (minutes === 0) return 'on plan'
	return `${numberWord(minutes)} ${minutes === 1 ? 'minute' : 'minutes'} ${seconds > 0 ? 'behind' : 'ahead'}`
}

/** 'last ten minutes kept', of the steps at the end that are kept whatever comes; '' once they are on. */
export function sayKept({ plan }: Pick<ClockView, 'plan'>): string {
	const kept = plan.filter((part) => part.kept)
	if (kept.some(({ state }) => state !== 'ahead')) return ''
	const minutes = Math.round(sum(kept.map(({ now }) => now)) / 60)
	return minutes < 1 ? '' : `last ${numberWord(minutes)} minutes kept`
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
