import { type Context, createContext, Script } from 'node:vm'

/** Milliseconds; an honest match takes a thousandth of it. */
const LONGEST = 100

const match = new Script('pattern.test(text)')
/** Made when first needed: it takes megabytes, and few forms have patterns. */
let context: Context | undefined

/** @throws SyntaxError where `source` is no regular expression under the flag `v` */
export function wholePattern(source: string): RegExp {
  // By itself first: `a)(b` is none, though it would be one within the group.
  new RegExp(source, 'v')
  return new RegExp(`^(?:${source})$`, 'v')
}

/**
 * Whether a pattern matches. What backtracks for longer than `ms` is stopped and does not match, so that no text that a
 * visitor sends keeps the relay from its other work. It is tried twice, because a busy machine may stop anything that long.
 */
export function matchPattern(pattern: RegExp, text: string, ms = LONGEST): boolean | 'stopped' {
  context ??= createContext({})
  const given = Object.assign(context, { pattern, text })
  const once = () => {
    try {
      return match.runInContext(given, { timeout: ms }) === true
    } catch {
      return 'stopped'
    }
  }
  const first = once()
  return first === 'stopped' ? once() : first
}
