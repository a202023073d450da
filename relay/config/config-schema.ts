import { z } from 'zod'
import { Config } from './config.ts'

const REFERENCE = '^(env|file):.+'

/** The JSON Schema of the config as it stands in its file: secrets are references, and the store may be one. */
export function configSchema(): object {
  return z.toJSONSchema(Config, {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      const key = path.at(-1)
      if (key === 'secret' || key === 'apiKey' || key === 'token') {
        jsonSchema.pattern = REFERENCE
        delete jsonSchema.minLength
      }
      if (key === 'store') jsonSchema.pattern = `${REFERENCE}|${jsonSchema.pattern}`
    },
  })
}
