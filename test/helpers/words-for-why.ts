import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const relay = new URL('../../relay', import.meta.url).pathname

/** Where the source says why a delivery is not done. */
const SAYS_WHY = [
  /\b(?:later|held)\('([a-z_]+)'/g,
  /\bwhy(?:: | = )(?:[^',{}]*\? )?'([a-z_]+)'/g,
  /\brestart\(walk, '([a-z_]+)'/g,
  // Of the union of what a call may fail with, and of the notices.
  /^ {2}\| '([a-z_]+)'$/gm,
  /^(?:export )?const [A-Z_]+ = '([a-z]+(?:_[a-z]+)+)'$/gm,
]

/** Every word for why a delivery is not done, or an upstream needs attention, as the source has them. */
export function wordsForWhy(): string[] {
  const files = ['upstream', 'delivery'].flatMap(folder =>
    readdirSync(join(relay, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => readFileSync(join(relay, folder, file), 'utf8')),
  )
  const found = files.flatMap(text => SAYS_WHY.flatMap(pattern => [...text.matchAll(pattern)]))
  return [...new Set(['paused', ...found.map(([, word = '']) => word)])]
}
