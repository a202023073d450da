import type { z } from 'zod'
import { Config } from './config.ts'
import { ConfigError, type ConfigMistake } from './config-error.ts'
import { type Env, type Resolved, resolveReferences } from './resolve-references.ts'

const SECRET_PATH = /^secret$|^upstreams\.[^.]+\.(apiKey|secret)$/

/**
 * Makes a complete config of what the operator wrote, following `env:` and `file:` references.
 * @throws {ConfigError} with every mistake at once
 */
export function parseConfig(input: unknown, env: Env): Config {
  const resolved = resolveReferences(input, env)
  const parsed = Config.safeParse(resolved.value)
  const mistakes = [...resolved.mistakes, ...plainSecrets(resolved)]
  const known = new Set(mistakes.map(mistake => mistake.path))
  for (const mistake of (parsed.error?.issues ?? []).flatMap(issue => explain(issue, resolved))) {
    if (!known.has(mistake.path)) mistakes.push(mistake)
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return parsed.data as Config
}

function plainSecrets({ value, references }: Resolved): ConfigMistake[] {
  return leaves(value, '').flatMap(([path, leaf]) =>
    SECRET_PATH.test(path) && typeof leaf === 'string' && !references.has(path)
      ? [
          {
            path,
            got: 'a secret in plain text',
            expected: 'a reference, "env:NAME" or "file:/run/secrets/name"',
          },
        ]
      : [],
  )
}

function leaves(value: unknown, path: string): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`))
}

function explain(issue: z.core.$ZodIssue, resolved: Resolved): ConfigMistake[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: pathOf([...issue.path, key]),
      got: 'a key that Foyer does not know',
      expected: 'no such key here (a typing mistake?)',
    }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
    if (nearest.some(inner => inner.path.length > 0)) {
      return nearest.flatMap(inner => explain({ ...inner, path: [...issue.path, ...inner.path] }, resolved))
    }
  }
  const path = pathOf(issue.path)
  const reference = resolved.references.get(path)
  const got =
    reference === undefined ? show(valueAt(resolved.value, issue.path)) : `the value of ${reference}`
  return [{ path, got, expected: expectation(issue) }]
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
    case 'invalid_value':
      return `one of ${issue.values.map(value => JSON.stringify(value)).join(', ')}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'too_small':
      return issue.message.startsWith('Too small') ? `at least ${issue.minimum}` : issue.message
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message
    default:
      return issue.message
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${String(key)}`))
    .join('')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
