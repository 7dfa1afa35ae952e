import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

// The house's edges (who may import what; types are free). One `no-restricted-imports` entry for each kind of file:
// a later entry for the same file replaces an earlier one, so each lists everything that it forbids.
const framework = ['@sveltejs/kit', '@sveltejs/kit/*', '$app/*', '$env/*', 'svelte', 'svelte/*']
const database = ['@supabase/*', '**/*.server', '**/*.server.ts', '$lib/server/*', '$lib/server/**']
const restrict = (/** @type {string[]} */ group, /** @type {string} */ message) => ({
	'@typescript-eslint/no-restricted-imports': [
		'error',
		{ patterns: [{ group, message, allowTypeImports: true }] }
	]
})

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.fortnight/', 'src/lib/server/database.types.ts'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
			'@typescript-eslint/no-invalid-void-type': 'off',
			'svelte/no-navigation-without-resolve': 'off',
			eqeqeq: 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// Rules: plain TypeScript over plain objects.
		files: ['src/lib/*/*.ts'],
		ignores: [
			'src/lib/**/*.server.ts',
			'src/lib/**/*.test.ts',
			'src/lib/server/**',
			'src/lib/ui/**',
			'src/lib/offline/**'
		],
		rules: {
			...restrict(
				[...framework, ...database, 'node:*'],
				'A rule knows no framework, no database and no machine: pass in what it needs.'
			),
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'A rule has no clock: take `now` as an argument.' },
				{
					object: 'Math',
					property: 'random',
					message: 'A rule has no dice: take the randomness as an argument.'
				}
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'A rule has no clock: take `now` as an argument.'
				}
			]
		}
	},
	{
		// Data access: the database, the rules, and nothing of the request.
		files: ['src/lib/*/*.server.ts'],
		ignores: ['src/lib/server/**'],
		rules: restrict(
			['@sveltejs/kit', '@sveltejs/kit/*', '$app/*', 'svelte', 'svelte/*', '**/*.svelte'],
			'Data access does not know the request or the page.'
		)
	},
	{
		// Components are given their data.
		files: ['src/lib/**/*.svelte'],
		ignores: ['src/lib/ui/**'],
		rules: restrict([...database, '$env/*'], 'A component receives data, it does not fetch it.')
	},
	{
		// Components that could ship in another product.
		files: ['src/lib/ui/**/*.svelte', 'src/lib/ui/**/*.ts'],
		rules: restrict([...database, '$env/*', '$app/*', '$lib/*', '../*'], 'ui/ imports nothing of ours.')
	},
	{
		files: ['src/routes/**/*.svelte'],
		rules: restrict(
			['@supabase/*', '**/*.server', '**/*.server.ts', '$lib/server/*'],
			'A page gets its data from load.'
		)
	}
)
