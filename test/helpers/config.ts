import { parseConfig } from '../../relay/config/parse-config.ts'
import { ConfigError, type ConfigMistake } from '../../relay/relay.ts'

export const KEY = `vapk_live_${'0123456789abcdef'.repeat(3)}`
export const ENV = { KEY, SECRET: 's'.repeat(32) }

/** A config that is right, but for what `changes` puts at dotted paths; undefined takes away what is there. */
export function configWith(changes: Record<string, unknown> = {}): unknown {
  const config = {
    publicUrl: 'https://forms.example.com',
    upstreams: { reception: { kind: 'vorel', apiKey: 'env:KEY' } },
    forms: { contact: { upstream: 'reception', sites: ['https://www.example.com'] } },
  }
  for (const [path, value] of Object.entries(changes)) put(config, path.split('.'), value)
  return config
}

function put(target: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[key] = value
  else {
    target[key] ??= {}
    put(target[key] as Record<string, unknown>, rest, value)
  }
}

/** What is wrong with a config; empty when nothing is. */
export function mistakesIn(
  config: unknown,
  env: Record<string, string | undefined> = ENV,
): readonly ConfigMistake[] {
  try {
    parseConfig(config, env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}
