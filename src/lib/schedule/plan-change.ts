import type { Intention, Planning, Season } from './plan.ts'
import { planFollowing } from './plan-following.ts'
import { planOne } from './plan-one.ts'
import { planRule } from './plan-rule.ts'

/**
 * What has to be changed for what somebody means to do, with every instant worked out from its wall clock. Sessions
 * that have ended at `now` are never touched, nor is any that would stay as it is, but those whose rule changes.
 * @throws RangeError as `toInstant` does, and for a rule outside its limits.
 */
export function planChange(season: Season, intention: Intention, now: Date): Planning {
	if (intention.kind === 'push' || intention.kind === 'pause') return planFollowing(season, intention, now)
	if (intention.kind === 'rule') return planRule(season, intention, now)
	return planOne(season, intention, now)
}
