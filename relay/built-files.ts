import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where the widget's build stands, whether this file runs as written or compiled.
 * @throws when no package is around this file
 */
export function builtEmbed(): string {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json'))) {
    if (directory === dirname(directory)) throw new Error('There is no package.json above the relay')
    directory = dirname(directory)
  }
  return join(directory, 'dist', 'embed')
}
