import pino from 'pino'

/**
 * The log. What goes in: ids of requests, codes and counts. What never does: names, addresses, words, tokens; paths are
 * logged as routes (`/s/[token]`), never as they were asked for.
 */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
