import adapter from '@sveltejs/adapter-node'

/** @type {import('@sveltejs/kit').Config} */
export default {
	// Which version of Svelte it is would be told to nobody.
	compilerOptions: { runes: true, discloseVersion: false },
	kit: {
		adapter: adapter({ precompress: true }),
		// A page that the service worker kept stands at other addresses as well.
		paths: { relative: false },
		// Registered late by the root layout, so that it never competes with the first page.
		serviceWorker: { register: false },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'base-uri': ['none'],
				'connect-src': ['self'],
				'font-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'img-src': ['self', 'data:'],
				'manifest-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The second is SvelteKit's route announcer, which sets its style inline.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'worker-src': ['self']
			}
		}
	}
}
