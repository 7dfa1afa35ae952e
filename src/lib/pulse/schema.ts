import { z } from 'zod'
import { answerKeys } from './questions.ts'

const answer = z.enum(answerKeys, 'Pick one of the three.')

/** All four answers at once: that is what makes them count the same people. */
export const pulseSchema = z.object({ challenge: answer, support: answer, standards: answer, worth: answer })
