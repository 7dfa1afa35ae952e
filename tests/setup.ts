import { startStack } from './stack.ts'

/** Starts the stack once for all journeys; their processes find it through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
	const stack = await startStack()
	process.env.FORTNIGHT_TEST_ORIGIN = stack.origin
	process.env.FORTNIGHT_TEST_MAILBOX = stack.mailbox
	process.env.FORTNIGHT_TEST_SQL = stack.sql
	return stack.stop
}
