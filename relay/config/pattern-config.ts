import { z } from 'zod'
import { LIMITS } from '../../shared/limits.ts'
import { matchPattern, wholePattern } from '../match-pattern.ts'

/** Milliseconds. */
const SLOW = 200

/** The source of a regular expression that is quick to say no, as far as trying can tell. */
export const PatternConfig = z
  .string()
  .min(1)
  .max(200)
  .superRefine((source, context) => {
    const mistake = (message: string) => context.addIssue({ code: 'custom', message })
    try {
      const slow = slowFor(source)
      if (slow !== undefined) mistake(`a pattern that is not slow: this one takes long for ${slow}`)
    } catch (error) {
      mistake(`a regular expression (${(error as Error).message})`)
    }
  })

/** Long texts of one character, with an end that nothing matches, are what patterns are slow for. */
function slowFor(source: string): string | undefined {
  const pattern = wholePattern(source)
  const characters = new Set(`a0 ${source.slice(0, 50)}`)
  const found = [...characters].find(
    character => matchPattern(pattern, `${character.repeat(LIMITS.text - 1)}\0`, SLOW) === 'stopped',
  )
  return found && `many times ${JSON.stringify(found)}`
}
