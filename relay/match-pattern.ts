import { createContext, Script } from 'node:vm'

/** Milliseconds; an honest match takes a hundredth of it. */
const LONGEST = 50

const match = new Script('pattern.test(text)')
const context = createContext({})

/** @throws SyntaxError where `source` is no regular expression under the flag `v` */
export function wholePattern(source: string): RegExp {
  // By itself first: `a)(b` is none, though it would be one within the group.
  new RegExp(source, 'v')
  return new RegExp(`^(?:${source})$`, 'v')
}

/**
 * Whether a pattern matches. What backtracks for longer than 50 ms is stopped and does not match, so that no text that a
 * visitor sends keeps the relay from its other work.
 */
export function matchPattern(pattern: RegExp, text: string): boolean | 'stopped' {
  try {
    return match.runInContext(Object.assign(context, { pattern, text }), { timeout: LONGEST }) === true
  } catch {
    return 'stopped'
  }
}
