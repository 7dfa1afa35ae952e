import { expect, it } from 'vitest'
import { deviceName } from './device-name.ts'

it('calls a browser and its device as people do', () => {
	expect(
		deviceName(
			'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36'
		)
	).toBe('Chrome on Android')
	expect(
		deviceName(
			'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1'
		)
	).toBe('Safari on iPhone')
	expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0')).toBe(
		'Firefox on Linux'
	)
	expect(
		deviceName(
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0'
		)
	).toBe('Edge on Windows')
})

it('repeats nothing of what it does not know', () => {
	expect(deviceName('<b>evil</b>')).toBe('A browser')
	expect(deviceName(null)).toBe('A browser')
})
