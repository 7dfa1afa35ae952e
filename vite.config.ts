import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
	plugins: [sveltekit()],
	build: {
		target: 'es2022',
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{
							// What nearly every page has, as one file: many small ones compress worse by 4 to 6 KB.
							name: 'shell',
							test: /src\/lib\/(ui\/(Icon|IconButton|Button|TopBar|Field|TextArea|TextField|SelectField|Section|Rows|Row|Toast|Note|NavBar|SkipLink|Brand|VisuallyHidden|Empty|Menu)\.svelte|sessions\/Strip\.svelte|commitments\/CommitmentMark\.svelte|offline\/Form)|@lucide\/svelte\/dist\/(Icon|context|utils)/
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
