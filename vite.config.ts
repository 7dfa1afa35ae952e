import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
	plugins: [sveltekit()],
	build: {
		target: 'es2022',
		modulePreload: {
			polyfill: false,
			// Else every page is sent the list of every other page's scripts, 1 KB and growing with each route. A page that is
			// gone to later finds its own few files one step later; nearly all of them are there already.
			resolveDependencies: (_, dependencies) => dependencies.filter((file) => file.endsWith('.css'))
		},
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{
							// What nearly every page has, as one file: many small ones compress worse by 4 to 6 KB.
							name: 'shell',
							test: /src\/lib\/(ui\/(Icon|IconButton|Button|TopBar|Field|TextArea|TextField|SelectField|Section|Rows|Row|Toast|Note|NavBar|SkipLink|Brand|VisuallyHidden|Empty|Menu|Initials)\.svelte|ui\/initials\.ts|sessions\/Strip\.svelte|commitments\/CommitmentMark\.svelte|offline\/Form)|@lucide\/svelte\/dist\/(Icon|context|utils|icons\/(arrow-left|chevron-[a-z]+|house|users-round|circle-plus|list-checks|user-round|ellipsis|share-2|message-square|calendar-plus|calendar-x-2)\.)|@sveltejs\/kit\/src\/runtime\/(app\/state|client)|vite\/preload-helper/
						},
						{
							name: 'answer',
							test: /src\/lib\/(sessions\/(Rsvp|Seats)|ui\/(Pick|Wave))\.svelte|@lucide\/svelte\/dist\/icons\/(check|x)\.svelte/
						},
						{ name: 'log', test: /src\/lib\/(commitments\/(LogForm|DueField)|ui\/(CheckField|Fold))\.svelte/ }
					]
				}
			}
		}
	},
	test: {
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['src/**/*.test.ts', 'tests/architecture.test.ts'] }
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts', 'supabase/embedded/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000,
					// An embedded database needs 400 to 600 MB; two at once fit the smallest machine.
					maxWorkers: 2
				}
			}
		]
	}
})
