/**
 * Keeps the screen on while the page is looked at, where the device lets us; asks again after it was put away.
 * @returns lets the screen go dark again.
 */
export function keepScreenOn(): () => void {
	let lock: WakeLockSentinel | undefined
	let over = false
	async function ask(): Promise<void> {
		if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
		try {
			lock = await navigator.wakeLock.request('screen')
			if (over) await lock.release()
		} catch {
			// A low battery, for one. The screen then does what it always does.
		}
	}
	const seen = () => void ask()
	document.addEventListener('visibilitychange', seen)
	void ask()
	return () => {
		over = true
		document.removeEventListener('visibilitychange', seen)
		void lock?.release()
	}
}
