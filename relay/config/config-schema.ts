import { z } from 'zod'
import { Config } from './config.ts'

const REFERENCE = '^(env|file):.+'
const SECRETS: ReadonlySet<unknown> = new Set(['secret', 'formerSecret', 'apiKey', 'token'])

/** The JSON Schema of the config as it stands in its file, where a secret is a reference. */
export function configSchema(): object {
  return z.toJSONSchema(Config, {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      const key = path.at(-1)
      if (SECRETS.has(key)) {
        jsonSchema.pattern = REFERENCE
        delete jsonSchema.minLength
      }
      // The URL of a database holds a password.
      if (key === 'store') jsonSchema.pattern = `${REFERENCE}|^sqlite:.+`
      // A query may hold a token.
      if (key === 'url') jsonSchema.pattern = `${REFERENCE}|^https?://[^?]+$`
    },
  })
}
