import { z } from 'zod'
import { Config } from './config.ts'

const REFERENCE = '^(env|file):.+'

/** The JSON Schema of the config as it stands in its file, where a secret is a reference. */
export function configSchema(): object {
  return z.toJSONSchema(Config, {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      const key = path.at(-1)
      if (key === 'secret' || key === 'apiKey' || key === 'token') {
        jsonSchema.pattern = REFERENCE
        delete jsonSchema.minLength
      }
      // The URL of a database holds a password.
      if (key === 'store') jsonSchema.pattern = `${REFERENCE}|^sqlite:.+`
    },
  })
}
