import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { describe, expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

interface Import {
  from: string
  /** A path from the root for the project's own files, else a package's name. */
  to: string
  own: boolean
  typeOnly: boolean
}

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
const source = tracked.filter(
  file => /^(shared|widget|relay|demo)\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
)
const imports = source.flatMap(importsOf)

/** Relay folder -> what it may import of the project. */
const ALLOWED: Record<string, RegExp> = {
  'relay/http':
    /^relay\/(http|guard|intake|config|theme)\/|^relay\/(clock|day|html|log|metrics|observation)\.ts|^relay\/store\/(sharing|store|store-unavailable)\.ts|^widget\/locales\//,
  'relay/guard': /^relay\/guard\/|^relay\/intake\/form\.ts|^relay\/store\/sharing\.ts/,
  'relay/intake':
    /^relay\/(intake|theme)\/|^relay\/(clock|day|match-pattern|metrics|observation)\.ts|^relay\/store\/store\.ts|^relay\/upstream\/\w+\.ts|^relay\/config\/(form|route)-config\.ts/,
  'relay/delivery':
    /^relay\/delivery\/|^relay\/(clock|log|metrics|observation)\.ts|^relay\/store\/(directory|sharing|store)\.ts|^relay\/upstream\/\w+\.ts|^relay\/intake\/identity\.ts/,
  'relay/upstream':
    /^relay\/upstream\/|^relay\/(clock|observation)\.ts|^relay\/intake\/(contact|identity|uuid-v7)\.ts/,
  'relay/store': /^relay\/store\/|^relay\/upstream\/\w+\.ts|^relay\/intake\/contact\.ts/,
  'relay/config':
    /^relay\/(config|theme)\/|^relay\/(day|match-pattern)\.ts|^relay\/upstream\/adapters\.ts|^widget\/locales\//,
  'relay/theme': /^relay\/theme\//,
  'relay/console':
    /^relay\/console\/|^relay\/(clock|html|log|metrics)\.ts|^relay\/store\/(delivery-state|operator|room|store|store-unavailable)\.ts|^relay\/intake\/contact\.ts|^relay\/config\/console-config\.ts/,
  'relay/cli':
    /^relay\/(cli|config)\/|^relay\/http\/(listen|embed-\w+|hosted-page\/texts-for)\.ts|^relay\/(built-files|html)\.ts|^relay\/intake\/form\.ts|^relay\/console\/(guard-console|facts|(delivery|visitor)-facts|delivery-json|read-page)\.ts|^relay\/(clock|relay|log)\.ts|^relay\/store\/(open-store|operator|person|store|store-unavailable)\.ts|^relay\/intake\/(identity|normalise-email|normalise-phone)\.ts/,
}

/** Package -> the only place that may import it. */
const AT_HOME: Record<string, RegExp> = {
  express: /^relay\/(http|console)\/|^relay\/relay\.ts|^demo\//,
  kysely: /^relay\/store\//,
  libsql: /^relay\/store\//,
  pg: /^relay\/store\//,
  undici: /^relay\/upstream\//,
  'express-rate-limit': /^relay\/guard\//,
  bowser: /^relay\/intake\//,
  preact: /^(widget|demo\/page)\//,
  commander: /^relay\/cli\//,
  parse5: /^relay\/cli\/doctor\//,
  'prom-client': /^relay\/metrics\.ts$/,
  'libphonenumber-js/max': /^relay\//,
}

describe('imports', () => {
  test('shared imports zod and its own files only', () => {
    expect(
      imports.filter(i => i.from.startsWith('shared/') && i.to !== 'zod' && !i.to.startsWith('shared/')),
    ).toEqual([])
  })

  test('the widget imports preact, its own files, and of shared only types and constants', () => {
    const constants = /^shared\/(limits|locales|mail-link|problem-codes)\.ts$/
    const foreign = imports
      .filter(
        i =>
          i.from.startsWith('widget/') &&
          !i.from.endsWith('vite.config.ts') &&
          !i.from.startsWith('widget/build/'),
      )
      .filter(i => !i.to.startsWith('widget/') && !/^preact\b/.test(i.to))
      .filter(i => !constants.test(i.to) && !(i.typeOnly && i.to.startsWith('shared/')))
    expect(foreign).toEqual([])
  })

  test('the constants that a visitor downloads import nothing', () => {
    expect(
      imports.filter(i => /^shared\/(limits|locales|mail-link|problem-codes)\.ts$/.test(i.from)),
    ).toEqual([])
  })

  test.each(Object.entries(ALLOWED))('%s imports only what it may', (folder, allowed) => {
    const strays = imports
      .filter(i => i.from.startsWith(`${folder}/`) && i.own && !i.to.startsWith('shared/'))
      .filter(i => !allowed.test(i.to))
    expect(strays).toEqual([])
  })

  test('an upstream imports no other upstream', () => {
    const vendor = (file: string) => /^relay\/upstream\/(\w+)\//.exec(file)?.[1]
    expect(imports.filter(i => vendor(i.from) && vendor(i.to) && vendor(i.from) !== vendor(i.to))).toEqual([])
  })

  test.each(Object.entries(AT_HOME))('%s is imported only where it belongs', (name, home) => {
    expect(imports.filter(i => i.to === name && !i.typeOnly && !home.test(i.from))).toEqual([])
  })

  test('nothing imports demo or test but themselves', () => {
    expect(imports.filter(i => /^(demo|test)\//.test(i.to) && !/^(demo|test)\//.test(i.from))).toEqual([])
  })

  test('there is no cycle, of types neither', () => {
    expect(cycles()).toEqual([])
  })
})

describe('words', () => {
  test('the environment is read by the processes only', () => {
    const readers = source.filter(file => read(file).includes('process.env'))
    expect(readers.filter(file => !/^(relay|demo)\/main\.ts$|^relay\/cli\//.test(file))).toEqual([])
  })

  test.each(['vorel', 'convocore', 'webhook'])(
    '%s is named in its folder and where it is wired only',
    vendor => {
      const named = source.filter(
        file => file.startsWith('relay/') && new RegExp(vendor, 'i').test(read(file)),
      )
      const home = new RegExp(`^relay/upstream/(${vendor}/|adapters\\.ts$)`)
      expect(named.filter(file => !home.test(file))).toEqual([])
    },
  )

  test('files are named after one thing, in kebab-case or as a component', () => {
    const drawers = /^(utils?|helpers?|lib|common|types|misc|index)\.tsx?$/
    // A locale is called what its language tag is.
    const shape =
      /^(\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.config)?\.tsx?$|^[A-Z]\w+\.tsx$|^[a-z]{2,3}-[A-Z]\w+\.ts$/
    expect(
      source.map(file => basename(file)).filter(name => drawers.test(name) || !shape.test(name)),
    ).toEqual([])
  })

  test('no file is longer than 200 lines', () => {
    expect(source.filter(file => read(file).split('\n').length > 201)).toEqual([])
  })

  test('nothing stands at the top that has no business there', () => {
    const house = /^(widget|relay|shared|demo|test|\.ci)$/
    const company =
      /^(package(-lock)?\.json|tsconfig\.json|biome\.json|README\.md|CHANGELOG\.md|LICENSE|\.gitignore|\.npmrc|Dockerfile|compose\.yaml|\.dockerignore)$/
    const top = new Set(tracked.filter(Boolean).map(file => file.split('/')[0] ?? ''))
    expect([...top].filter(name => !house.test(name) && !company.test(name))).toEqual([])
  })
})

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, read(file))
  const target = (request: string) => {
    const own = request.startsWith('.')
    return {
      own,
      to: own ? relative(root, join(root, dirname(file), request)).replace(/\?.*$/, '') : request,
    }
  }
  return [
    ...module.staticImports.map(found => ({
      from: file,
      ...target(found.moduleRequest.value),
      typeOnly: found.entries.length > 0 && found.entries.every(entry => entry.isType),
    })),
    ...module.staticExports
      .flatMap(found => found.entries)
      .flatMap(entry =>
        entry.moduleRequest
          ? [{ from: file, ...target(entry.moduleRequest.value), typeOnly: entry.isType }]
          : [],
      ),
  ]
}

function cycles(): string[] {
  const edges = new Map<string, string[]>()
  for (const { from, to, own } of imports) if (own) edges.set(from, [...(edges.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of source) walk(file, [])
  return found
}
