import { prompts } from './library.ts'
import { indexPrompt, type IndexEntry } from './search-index.ts'

/** The library as it is browsed, filtered and searched, in its order. Of the server; a device asks for it as JSON. */
export const libraryIndex: readonly IndexEntry[] = prompts.map(indexPrompt)
