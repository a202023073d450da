import { readFileSync } from 'node:fs'

export const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The examples in a part of the README, from one heading to the next of its rank. */
export function examples(heading: string, language: string): string[] {
  const [, part = ''] = readme.split(`\n${heading}\n`)
  const [own = ''] = part.split(new RegExp(`\n#{1,${heading.indexOf(' ')}} `))
  return [...own.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 'gs'))].map(([, code = '']) => code)
}
