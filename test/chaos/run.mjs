// `npm run chaos`: the chaos tests for longer. `CHAOS_KILLS` and `CHAOS_SECONDS` say how long, `CHAOS_SEED` repeats a run.
import { spawnSync } from 'node:child_process'

const args = ['--config=test/vitest.config.ts', '--project=chaos', '--maxWorkers=8', ...process.argv.slice(2)]
const env = { CHAOS_KILLS: '200', CHAOS_SECONDS: '240', ...process.env }
const { status } = spawnSync('npx', ['vitest', 'run', ...args], { stdio: 'inherit', env })
process.exitCode = status ?? 1
