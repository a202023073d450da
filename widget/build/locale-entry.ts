import type { Plugin } from 'vite'
import { FULL } from './write-manifest.ts'

const SCHEME = 'locale:'

/**
 * Makes the entries `locale:<id>`, what Foyer says in a language without what only some forms need, and
 * `locale:<id>-full`, with it.
 */
export function localeEntry(folder: string): Plugin {
  return {
    name: 'foyer-locale-entry',
    resolveId: id => (id.startsWith(SCHEME) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${SCHEME}`)) return null
      const entry = id.slice(SCHEME.length + 1)
      const file = JSON.stringify(`${folder}/${entry.replace(FULL, '')}.ts`)
      return entry.endsWith(FULL)
        ? `import { moreTexts, texts as lean } from ${file}
           export const texts = { ...lean, ...moreTexts, errors: { ...lean.errors, ...moreTexts.errors } }`
        : `export { texts } from ${file}`
    },
  }
}
