import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'
import { leanBuild } from './lean-build.ts'

export default defineConfig({
	plugins: [leanBuild(), sveltekit()],
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
					// Each takes along what it imports, unless a group before it has that: so what other pages have, too, comes
					// before what only one page has, or they would all load that page. tests/budgets.e2e.ts would say so.
					groups: [
						// Without scripts, and before they have come, a page has the styles only of what it imports, not of what is
						// loaded when it is needed: those of a live session's parts come with its page, and with every page those of
						// what its parts share with others.
						{ name: 'live', test: /src\/lib\/live\/\w+\.svelte\?.*type=style/ },
						{
							name: 'shell',
							test: /src\/lib\/(ui\/(Sheet|Rows|Fold|Menu)|commitments\/CommitmentMark|takeaways\/\w+|pulse\/PulseForm)\.svelte\?.*type=style/
						},
						{
							// What nearly every page has, as one file: many small ones compress worse by 4 to 6 KB.
							name: 'shell',
							test: /svelte\/src\/internal|@sveltejs\/kit\/src\/runtime\/(app\/(state|forms)|client)|vite\/preload-helper|generated\/root\.|src\/routes\/(\(app\)\/)?\+(layout|error)\.svelte|src\/lib\/(offline\/(typed\.ts|OfflineNote\.svelte|(outbox|install)\.svelte\.ts)|takeaways\/added-as|ui\/(Icon|IconButton|Button|TopBar|Section|Toast|Note|NavBar|SkipLink|Brand|VisuallyHidden|Menu|Progress)\.svelte|ui\/initials\.ts|schedule\/number-word\.ts)|@lucide\/svelte\/dist\/icons\/(chevron-(down|left)|house|users-round|circle-plus|list-checks|user-round|ellipsis|wifi-off)\./
						},
						// What many pages have, and a live session not at every step: no page weighs as much as that.
						{ name: 'fields', test: /src\/lib\/ui\/(Field|TextArea|TextField|SelectField)\.svelte/ },
						{ name: 'fold', test: /src\/lib\/ui\/Fold\.svelte/ },
						{ name: 'mark', test: /src\/lib\/commitments\/(CommitmentMark\.svelte|commitment\.ts)/ },
						{ name: 'rows', test: /src\/lib\/ui\/Rows\.svelte/ },
						{
							name: 'pages',
							test: /src\/lib\/(ui\/(Row|Empty|Initials)\.svelte|sessions\/Strip\.svelte|offline\/Form)|@lucide\/svelte\/dist\/icons\/(chevron-right|share-2|message-square|calendar-plus|calendar-x-2)\./
						},
						{
							name: 'pick',
							test: /src\/lib\/ui\/Pick\.svelte|@lucide\/svelte\/dist\/icons\/(check|x)\.svelte/
						},
						{ name: 'answer', test: /src\/lib\/(sessions\/(Rsvp|Seats)|ui\/Wave)\.svelte/ },
						{ name: 'log', test: /src\/lib\/(commitments\/(LogForm|DueField)|ui\/CheckField)\.svelte/ },
						// A live session, by when it is needed: to begin with, at the table, in the last step, and when tapped for.
						{
							name: 'step',
							test: /src\/lib\/(agendas\/step(-names)?\.ts|ui\/Foot\.svelte|offline\/drafts\.ts)/
						},
						{
							name: 'live',
							test: /src\/routes\/\(app\)\/sessions\/\[session\]\/live\/\+page\.|src\/lib\/live\/(LivePage|LiveTop|LiveForm|follow|clock-sync|parts|say-time|LiveRunning|LiveHead|LiveStage|LiveFoot|PlanBar|StepClock|advance|settle-clock|share-out|turns|rounds|view-clock|plan-view|foot-view|clock-words|speaker-words|heard)\./
						},
						{ name: 'table', test: /src\/lib\/live\/(SeatTable|TopicView)\.svelte/ },
						{
							name: 'close',
							test: /src\/lib\/(takeaways\/(TakeawayList|UndoRemoved)|pulse\/PulseForm|live\/pulse-sent)\.svelte/
						},
						{ name: 'sheet', test: /src\/lib\/ui\/Sheet\.svelte/ },
						{ name: 'arrows', test: /@lucide\/svelte\/dist\/icons\/arrow-(up|down)\./ },
						{ name: 'word-list', test: /src\/lib\/takeaways\/(WordList\.svelte|word-lists\.ts)/ },
						{ name: 'hints', test: /src\/lib\/agendas\/(notes|participant-hints)\.ts/ },
						{ name: 'said', test: /src\/lib\/live\/(SaidCommitment|reading-order)\./ },
						{
							name: 'later',
							test: /src\/lib\/live\/(LiveSheets|LiveEnded|[A-Z]\w+Sheet|LiveMenu|HeardGrid|ArrangeRound|own-accord|step-words)\./
						}
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
			},
			{
				extends: true,
				// Against the production build: it is there after `npm run build`.
				test: {
					name: 'outbox',
					include: ['tests/outbox-model.test.ts'],
					testTimeout: 900_000,
					hookTimeout: 60_000
				}
			}
		]
	}
})
