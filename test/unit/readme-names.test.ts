import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PRESETS } from '../../relay/theme/presets.ts'
import { readme } from '../helpers/readme.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

/** What stands in code in the first column of the tables of a part of the README. */
function listed(heading: string): string[] {
  const [, part = ''] = readme.split(`\n${heading}\n`)
  const [own = ''] = part.split(/\n#{1,3} /)
  const cells = all(own, /^\| ([^|]*`[^|]*) \|/gm)
  return cells.flatMap(cell => all(cell, /`([^`]+)`/g))
}

const sources = readdirSync(new URL('widget/', root), { recursive: true, encoding: 'utf8' })
  .filter(path => /\.(tsx?|css)$/.test(path))
  .map(path => read(`widget/${path}`))

describe('the README', () => {
  test('lists every method of the form, and no other', () => {
    const [, api = ''] = read('widget/form-api.ts').split('interface FormApi')
    const methods = listed('### What a page can ask').map(call => call.replace(/\(.*/, ''))
    expect(sorted(methods)).toEqual(sorted(all(api, /^ {2}(\w+)[(<]/gm)))
  })

  test('lists every event, and no other', () => {
    const told = all(read('widget/events.ts'), /^ {2}'(foyer:\w+)'/gm)
    expect(sorted(listed('### Events'))).toEqual(sorted(told))
  })

  test('lists every preset, custom property and part, and no other', () => {
    const properties = sources.flatMap(text => all(text, /var\((--foyer-[a-z-]+)/g))
    const parts = sources.flatMap(text => [
      ...all(text, /part="([a-z ]+)"/g),
      ...all(text, /'part', '([a-z]+)'/g),
      ...all(text, /part: '([a-z]+)'/g),
      ...all(text, /PARTS =\s*'([a-z, ]+)'/g),
    ])
    const names = [...Object.keys(PRESETS), ...properties, ...parts.flatMap(names => names.split(/,? /))]
    expect(sorted(listed('### Looks'))).toEqual(sorted(names))
  })

  test('leads nowhere that is not there', () => {
    const prose = readme.replaceAll(/```.*?```|`[^`]*`/gs, '')
    const links = all(prose, /\]\(([^)]+)\)/g).filter(link => !link.startsWith('https:'))
    const headings = all(readme, /^#+ (.*)$/gm).map(
      heading =>
        `#${heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-')}`,
    )
    const isThere = (link: string) =>
      link.startsWith('#') ? headings.includes(link) : existsSync(new URL(link, root))
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter(link => !isThere(link))).toEqual([])
  })

  test('maps folders that are there', () => {
    const folders = listed('## Code map').filter(path => path.includes('/'))
    expect(folders.length).toBeGreaterThan(20)
    const parents = ['', 'widget/', 'test/']
    const missing = folders
      .flatMap(path => path.split(' '))
      .filter(path => !parents.some(parent => existsSync(new URL(parent + path, root))))
    expect(missing).toEqual([])
  })
})
