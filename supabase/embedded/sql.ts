/** Runs one statement as the database's owner, past every policy, and answers its rows. */
export type Sql = <Row = Record<string, unknown>>(
	statement: string,
	parameters?: readonly unknown[]
) => Promise<Row[]>
