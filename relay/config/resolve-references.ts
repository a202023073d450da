import { readFileSync } from 'node:fs'
import type { ConfigMistake } from './config-error.ts'

export type Env = Record<string, string | undefined>

export interface Resolved {
  value: unknown
  /** What was written where a reference was followed, by path. */
  references: ReadonlyMap<string, string>
  mistakes: ConfigMistake[]
}

/**
 * Follows every `env:NAME` and `file:/path` in a config. Secrets are nowhere else, so that a config can be committed,
 * mailed and printed.
 */
export function resolveReferences(input: unknown, env: Env): Resolved {
  const references = new Map<string, string>()
  const mistakes: ConfigMistake[] = []

  const follow = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => follow(item, `${path}[${index}]`))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, follow(item, path === '' ? key : `${path}.${key}`)]),
      )
    }
    if (typeof value !== 'string' || !/^(env|file):/.test(value)) return value
    references.set(path, value)
    const found = value.startsWith('env:') ? env[value.slice(4)] : readSecretFile(value.slice(5))
    if (found !== undefined && found !== '') return found
    mistakes.push(
      value.startsWith('env:')
        ? { path, got: value, expected: `the environment variable ${value.slice(4)} to be set` }
        : { path, got: value, expected: `a readable, non-empty file at ${value.slice(5)}` },
    )
    return undefined
  }

  return { value: follow(input, ''), references, mistakes }
}

function readSecretFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}
