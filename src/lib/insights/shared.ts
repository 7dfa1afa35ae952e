import { tellLedger, type LedgerPerson } from '../availability/ledger-words.ts'
import type { LedgerEntry } from '../availability/ledger.ts'
import type { CircleRota } from '../rota/circle-rota.ts'
import { roleWords } from '../rota/role.ts'
import { viewServed } from '../rota/served-before.ts'
import { chart, type Chart } from './chart.ts'
import { drawRows } from './draw-rows.ts'
import type { Reader } from './mine.ts'

/** The hours that cost something, drawn as the ledger draws them, the mildest first. */
const costly = [
	{ mark: 'possible', tone: 'possible', words: 'Possible' },
	{ mark: 'painful', tone: 'pain', words: 'Painful' },
	{ mark: 'night', tone: 'night', words: 'Night' },
	{ mark: 'cannot', tone: 'cannot', words: 'Could not come' }
] as const

/** How the bad hours were shared: the ledger in one bar each; the whole is on the page of fair hours. */
export function chartHours(entries: readonly LedgerEntry<LedgerPerson>[], at: string): Chart {
	const { finding, rows } = tellLedger(entries)
	const groups = rows.map(({ name, cost }) => ({
		label: name,
		parts: costly.map(({ mark, tone }) => ({ tone, count: cost[mark] }))
	}))
	const legend = costly.filter(({ mark }) => rows.some(({ cost }) => cost[mark] > 0))
	return chart({
		key: 'hours',
		heading: 'How the hours were shared',
		finding,
		drawing: rows.some(({ points }) => points > 0) ? drawRows(groups, legend, 'bars', 'points') : null,
		table:
			rows.length === 0
				? null
				: {
						head: ['Member', 'Good', 'Possible', 'Painful', 'Night', 'Could not come', 'Away', 'Points'],
						rows: rows.map(({ name, counts, points }) => [
							name,
							...[
								counts.good,
								counts.possible,
								counts.painful,
								counts.night,
								counts.cannot,
								counts.away,
								points
							]
						])
					},
		note: 'In points: the longer, the more bad hours. A possible hour costs 20, a painful one 60, one that cannot be 100.',
		more: { href: `${at}/times#ledger`, words: 'The ledger, hour by hour' }
	})
}

/** How often each member has served, of whatever role; the whole is on the page of the rota. */
export function chartRoles(rota: CircleRota, reader: Reader, at: string): Chart {
	const served = viewServed(rota, reader)
	const groups = (served?.rows ?? []).map(({ name, total }) => ({
		label: name,
		parts: [{ tone: 'amount' as const, count: total }]
	}))
	const by = served?.rows[0]?.by ?? []
	return chart({
		key: 'roles',
		heading: 'How the roles were shared',
		finding: served?.finding ?? 'Nobody has served yet. It fills with the first session on the rota.',
		drawing: served ? drawRows(groups, []) : null,
		table: served && {
			head: ['Member', ...by.map(({ role }) => roleWords[role].name)],
			rows: served.rows.map(({ name, by }) => [name, ...by.map(({ times }) => times)])
		},
		more: { href: `${at}/rota`, words: 'The rota, and who is next' }
	})
}
