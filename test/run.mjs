// `npm test`: everything, in the order in which a failure is cheapest to find.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const results = mkdtempSync(join(tmpdir(), 'foyer-results-'))
const unitResults = join(results, 'unit.json')
const chaosResults = join(results, 'chaos.json')
const browserResults = join(results, 'browser.json')
let failed = false

function run(title, command, args, env = {}) {
  console.log(`\n# ${title}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status === 0) return true
  failed = true
  console.log(`\n${title}: failed`)
  return false
}

const built = run('Build', 'npm', ['run', '--silent', 'build'])
run('Format and lint', 'npx', ['biome', 'check', '--error-on-warnings'])
run('Types', 'npm', ['run', '--silent', 'types'])
if (built) {
  run('Size', 'npm', ['run', '--silent', 'size'])
  run('Unit and HTTP tests', 'npx', vitest(unitResults, '--project=unit', '--project=http'))
  run('Chaos tests', 'npx', vitest(chaosResults, '--project=chaos', '--maxWorkers=6'))
  run(
    'Browser tests',
    'npx',
    ['playwright', 'test', '--config=test/browser/playwright.config.ts', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: browserResults,
    },
  )
}

const units = [read(unitResults), read(chaosResults)]
const { stats: browser } = read(browserResults)
rmSync(results, { recursive: true })
const sum = key => units.reduce((total, results) => total + (results[key] ?? 0), 0)
const passed = sum('numPassedTests') + (browser?.expected ?? 0) + (browser?.flaky ?? 0)
const broken = sum('numFailedTests') + (browser?.unexpected ?? 0)
console.log(`\nTests: ${passed} passed, ${broken} failed`)
process.exitCode = failed || passed === 0 ? 1 : 0

function vitest(results, ...args) {
  const config = '--config=test/vitest.config.ts'
  return [
    'vitest',
    'run',
    config,
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ]
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
