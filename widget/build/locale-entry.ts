import type { Plugin } from 'vite'

const SCHEME = 'locale:'

/** Makes the entry `locale:<id>`: what Foyer says in a language, without what only some forms need. */
export function localeEntry(folder: string): Plugin {
  return {
    name: 'foyer-locale-entry',
    resolveId: id => (id.startsWith(SCHEME) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${SCHEME}`)) return null
      const file = `${folder}/${id.slice(SCHEME.length + 1)}.ts`
      return `export { texts } from ${JSON.stringify(file)}`
    },
  }
}
