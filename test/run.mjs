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
  runVitest('Unit and HTTP tests', unitResults, '--project=unit', '--project=http', '--maxWorkers=3')
  run(
    'Browser tests',
    'npx',
    ['playwright', 'test', '--config=test/browser/playwright.config.ts', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: browserResults,
    },
  )
  // All files side by side: they mostly wait for leases and restarts.
  runVitest('Chaos tests', chaosResults, '--project=chaos', '--maxWorkers=8')
}

const units = [read(unitResults), read(chaosResults)]
const { stats: browser } = read(browserResults)
rmSync(results, { recursive: true })
const sum = key => units.reduce((total, unit) => total + (unit[key] ?? 0), 0)
const passed = sum('numPassedTests') + (browser?.expected ?? 0) + (browser?.flaky ?? 0)
const broken = sum('numFailedTests') + (browser?.unexpected ?? 0)
console.log(`\nTests: ${passed} passed, ${broken} failed`)
process.exitCode = failed || passed === 0 ? 1 : 0

function runVitest(title, results, ...args) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  run(title, 'npx', ['vitest', 'run', '--config=test/vitest.config.ts', ...args, ...reporters])
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
