import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url)
const { exports, bin } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))

/** Paths of what `npm pack` would put into the package, as the build has left them. */
function packed(): string[] {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    ...{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  })
  const [{ files }] = Object.values(JSON.parse(answer)) as [{ files: { path: string }[] }]
  return files.map(({ path }) => path)
}

test('The package has what its entries name, and nothing but what was built', () => {
  const paths = packed()
  const entries = Object.values(exports).flatMap(entry =>
    typeof entry === 'string' ? [entry] : Object.values(entry as Record<string, string>),
  )
  const named = [...entries, ...Object.values<string>(bin)].map(path => path.replace(/^\.\//, ''))
  expect(named.filter(path => !paths.includes(path))).toEqual([])
  const built =
    /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/foyer\.config\.schema\.json|dist\/(relay|shared|widget)\/.+\.(js|d\.ts)|dist\/embed\/(manifest\.json|[\w-]+(\.[0-9a-f]{8})?\.js))$/
  expect(paths.filter(path => !built.test(path))).toEqual([])
})
