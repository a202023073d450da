import { readFileSync } from 'node:fs'
import { ConfigError } from '../config/config-error.ts'

/** What is read where no other file is named. */
export const CONFIG_FILE = 'foyer.config.json'

/** @throws what `explainConfig` explains */
export function readConfigFile(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** What is wrong with the config in `file`; null when an error is about something else. */
export function explainConfig(error: unknown, file: string): string | null {
  if (error instanceof ConfigError) return `${file}: ${error.message}`
  if (error instanceof SyntaxError) return `${file} is not valid JSON: ${error.message}`
  const { code, path } = error as NodeJS.ErrnoException
  return code === 'ENOENT' && path === file ? `${file} cannot be found. Name the config with --config.` : null
}
