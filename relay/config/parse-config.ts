import { z } from 'zod'
import { Config } from './config.ts'
import { ConfigError, type ConfigMistake } from './config-error.ts'
import { configSchema } from './config-schema.ts'
import { keyMeant } from './key-hint.ts'
import { type Env, isReference, resolveReferences } from './resolve-references.ts'

const SECRET = /^secret$|^console\.token$|^upstreams\.[^.]+\.(apiKey|secret|formerSecret)$/
const UPSTREAM_URL = /^upstreams\.[^.]+\.url$/
/** Where a secret stands, or stands in the wrong place: what is written there is never shown. */
const MAY_HOLD_SECRET =
  /^$|^secret|^store|^console(\.token|$)|^upstreams(\.[^.[]+)?(\[\d+\])*$|^upstreams\.[^.]+\.(apiKey|secret|formerSecret|url)/

/** The user name and password of a URL. */
const USER_INFO = /\/\/[^/?#"\s]+@/g

const PublicConfig = z.object({ publicUrl: Config.shape.publicUrl, forms: Config.shape.forms })
export type PublicConfig = z.infer<typeof PublicConfig>
const IN_PAGES = /^(publicUrl|forms)\b/
/** What a mistake got where the file has a reference. */
const REFERENCED = /^(the value of )?(env|file):/

type Path = readonly PropertyKey[]

/**
 * Makes a complete config of what the operator wrote, following `env:` and `file:` references.
 * @throws {ConfigError} with every mistake at once
 */
export function parseConfig(input: unknown, env: Env): Config {
  const { parsed, mistakes } = check(input, resolveReferences(input, env))
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return parsed.data as Config
}

/**
 * What pages have to know of a config: no secret, so that whatever a reference stands for elsewhere need not be there.
 * @throws {ConfigError} with every mistake at once
 */
export function parsePublicConfig(input: unknown, env: Env): PublicConfig {
  const resolved = resolveReferences(input, env)
  const { mistakes } = check(input, resolved)
  const isElsewhere = ({ path, got }: ConfigMistake) => !IN_PAGES.test(path) && REFERENCED.test(got)
  const counted = mistakes.filter(mistake => !isElsewhere(mistake))
  if (counted.length > 0) throw new ConfigError(counted)
  return PublicConfig.parse(resolved.value)
}

function check(input: unknown, resolved: ReturnType<typeof resolveReferences>) {
  const parsed = Config.safeParse(resolved.value)
  const mistakes = [...resolved.mistakes, ...plainSecrets(input, [])]
  const known = new Set(mistakes.map(mistake => mistake.path))
  for (const mistake of (parsed.error?.issues ?? []).flatMap(issue => explain(issue, input))) {
    if (!known.has(mistake.path)) mistakes.push(mistake)
  }
  return { parsed, mistakes }
}

function plainSecrets(value: unknown, path: Path): ConfigMistake[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => plainSecrets(item, [...path, key]))
  }
  if (typeof value !== 'string' || isReference(value)) return []
  const got = secretIn(pathOf(path), value)
  const expected = 'a reference, "env:NAME" or "file:/run/secrets/name"'
  return got === null ? [] : [{ path: pathOf(path), got, expected }]
}

function secretIn(path: string, value: string): string | null {
  if (SECRET.test(path) || (path === 'store' && /^postgres/i.test(value))) return 'a secret in plain text'
  return UPSTREAM_URL.test(path) && value.includes('?') ? 'a URL whose query may hold a token' : null
}

/** What an issue says to the operator. `input` is the config as written, in which references are not followed. */
function explain(issue: z.core.$ZodIssue, input: unknown): ConfigMistake[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => {
      const meant = keyMeant(configSchema(), [...issue.path, key])
      const hint = meant === null ? '(a typing mistake?)' : `(did you mean "${meant}"?)`
      return {
        path: pathOf([...issue.path, key]),
        got: 'a key that Foyer does not know',
        expected: `no such key here ${hint}`,
      }
    })
  }
  if (issue.code === 'invalid_union') {
    // The alternative that was meant is the one that got further than the type of the whole.
    const meant = issue.errors.find(errors => errors.every(inner => inner.path.length > 0))
    if (meant)
      return meant.flatMap(inner => explain({ ...inner, path: [...issue.path, ...inner.path] }, input))
  }
  const got = issue.code === 'invalid_key' ? JSON.stringify(issue.path.at(-1)) : show(input, issue.path)
  return [{ path: pathOf(issue.path), got, expected: expectation(issue) }]
}

const TYPES: Record<string, string> = {
  array: 'an array',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `a ${issue.expected}`
    case 'invalid_value':
      return `one of ${issue.values.map(value => JSON.stringify(value)).join(', ')}`
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)}`
    case 'too_small':
      return issue.message.startsWith('Too small')
        ? `at least ${amount(issue.minimum, issue.origin)}`
        : issue.message
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message
    case 'invalid_union':
      if (issue.message !== 'Invalid input') return issue.message
      return issue.errors.flatMap(([first]) => (first ? [expectation(first)] : [])).join(' or ')
    default:
      return issue.message
  }
}

function amount(count: number | bigint, of: string): string {
  if (of === 'string') return count === 1 ? 'one character' : `${count} characters`
  return of === 'array' ? `${count} entries` : String(count)
}

function pathOf(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${String(key)}`))
    .join('')
}

function show(input: unknown, path: Path): string {
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  )
  if (value === undefined) return 'nothing'
  if (typeof value === 'string' && isReference(value)) return `the value of ${value}`
  if (MAY_HOLD_SECRET.test(pathOf(path))) return kindOf(value)
  const text = JSON.stringify(value).replaceAll(USER_INFO, '//…@')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  return value === null ? 'null' : `a ${typeof value}`
}
