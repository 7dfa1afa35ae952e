// What a writer asked of a server that may be killed at any moment, what was answered, and what is there afterwards.

/** A row in a form that can be compared: what it says is unlike what any other row says. */
export interface Row {
	key: string
	says: string
}

interface Answer {
	error: { code: string; message: string } | null
	/** 0 when nothing came back. */
	status: number
}

/** One change, of a row or of several that stand or fall together. It may be sent twice. */
export interface Write {
	kind: string
	/** What its rows say afterwards. */
	rows: Row[]
	send: () => PromiseLike<Answer>
	/** What the writer knows from then on; called once it was answered. */
	done?: () => void
}

export interface Findings {
	/** Acknowledged, and not there. */
	lost: string[]
	/** Acknowledged, and there in other words. */
	changed: string[]
	/** There more than once. */
	doubled: string[]
	/** Some of the rows of a change that was not answered, and not the others. */
	half: string[]
	/** There, and never asked for. */
	strange: string[]
	/** Not answered, and there as a whole: that is allowed. */
	unansweredThere: number
}

export interface Ledger {
	/** Sends a write; answers whether it was acknowledged. What was not stays among the unanswered. */
	ask: (write: Write) => Promise<boolean>
	unanswered: () => Write[]
	/** Holds everything that is there against everything that was acknowledged. */
	compare: (there: readonly Row[]) => Findings
}

function repeated(values: readonly string[]): string[] {
	const seen = new Set<string>()
	return values.filter((value) => seen.size === seen.add(value).size)
}

/**
 * Keeps the ledger of one writer, who writes one thing after another.
 * @throws when a write is refused: nothing here may be, so that would be another defect than a lost write
 */
export function keepLedger(): Ledger {
	const sure = new Map<string, string>()
	const open = new Set<Write>()

	async function ask(write: Write) {
		const again = open.has(write)
		open.add(write)
		const { error, status } = await write.send()
		if (status === 0) return false
		// A row that is there already is what sending twice wants to hear, and what the app takes for done.
		if (error && !(again && error.code === '23505'))
			throw new Error(`${write.kind} was refused: ${status} ${error.code} ${error.message}`)
		open.delete(write)
		for (const { key, says } of write.rows) sure.set(key, says)
		write.done?.()
		return true
	}

	function compare(there: readonly Row[]): Findings {
		const found = new Map(there.map(({ key, says }) => [key, says]))
		const half: string[] = []
		const possible = new Map(sure)
		let unansweredThere = 0
		for (const { kind, rows } of open) {
			const applied = rows.filter(({ key, says }) => found.get(key) === says)
			if (applied.length === 0) continue
			if (applied.length === rows.length) unansweredThere++
			else half.push(`${kind}: ${applied.length} of ${rows.length} rows, ${applied[0]?.key}`)
			for (const { key, says } of applied) possible.set(key, says)
		}
		const told = (key: string) => `${key} said "${sure.get(key)}", says "${found.get(key)}"`
		return {
			lost: [...sure.keys()].filter((key) => !found.has(key)).map(told),
			changed: [...possible]
				.filter(([key, says]) => (found.get(key) ?? says) !== says)
				.map(([key]) => told(key)),
			doubled: [...repeated(there.map(({ key }) => key)), ...repeated(there.map(({ says }) => says))],
			half,
			strange: [...found.keys()].filter((key) => !possible.has(key)),
			unansweredThere
		}
	}

	return { ask, unanswered: () => [...open], compare }
}
