import { readFileSync } from 'node:fs'
import type { ConfigMistake } from './config-error.ts'

export type Env = Record<string, string | undefined>

/** Whether a text of the config stands for a value that is elsewhere: `env:NAME` or `file:/path`. */
export function isReference(text: string): boolean {
  return /^(env|file):/.test(text)
}

/**
 * Follows every `env:NAME` and `file:/path` in a config. Secrets are nowhere else, so that a config can be committed,
 * mailed and printed.
 */
export function resolveReferences(input: unknown, env: Env): { value: unknown; mistakes: ConfigMistake[] } {
  const mistakes: ConfigMistake[] = []

  const follow = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => follow(item, `${path}[${index}]`))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, follow(item, path === '' ? key : `${path}.${key}`)]),
      )
    }
    if (typeof value !== 'string' || !isReference(value)) return value
    const found = value.startsWith('env:') ? env[value.slice(4)] : readSecretFile(value.slice(5))
    if (found !== undefined && found !== '') return found
    mistakes.push(
      value.startsWith('env:')
        ? { path, got: value, expected: `the environment variable ${value.slice(4)} to be set` }
        : { path, got: value, expected: `a readable, non-empty file at ${value.slice(5)}` },
    )
    return undefined
  }

  return { value: follow(input, ''), mistakes }
}

function readSecretFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}
