/** What the clock of a step says. */
export interface ClockWords {
	/** 'm:ss', of what is left or, once the time is up, of what was taken beyond it. */
	readonly digits: string
	readonly below: string
	readonly state: 'running' | 'over' | 'paused'
}

/**
 * The clock of a step in words.
 * @param secondsLeft whole seconds; below zero once its time is up
 * @param seconds what the step was given, with what was added
 */
export function sayClock(secondsLeft: number, seconds: number, paused: boolean): ClockWords {
	const digits = sayDigits(Math.abs(secondsLeft))
	if (paused) return { digits, below: 'paused', state: 'paused' }
	if (secondsLeft <= 0)
		return { digits, below: secondsLeft === 0 ? 'time is up' : 'over time', state: 'over' }
	const minutes = Math.round(seconds / 60)
	return { digits, below: `of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`, state: 'running' }
}

/** 'm:ss', with hours as minutes. */
function sayDigits(seconds: number): string {
	const whole = Math.floor(seconds)
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
