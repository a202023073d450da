import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = new URL('../../dist/relay/main.js', import.meta.url).pathname

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1/api/v1'

/** Runs the relay as operators do, on a store, and stops it when `work` has ended. */
async function withRelay(store, work) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  const config = join(folder, 'foyer.config.json')
  writeFileSync(
    config,
    JSON.stringify({
      publicUrl: 'http://127.0.0.1',
      listen: { host: '127.0.0.1', port: 0 },
      console: { port: 0 },
      store: store.startsWith('sqlite:') ? store : 'env:DATABASE_URL',
      secret: 'env:SECRET',
      upstreams: {
        reception: { kind: 'vorel', apiKey: 'env:KEY', baseUrl: NOWHERE, allowPrivateNetwork: true },
      },
      forms: { contact: { upstream: 'reception', sites: ['https://www.example.com'] } },
    }),
  )
  const env = { KEY: `vapk_live_${'0'.repeat(48)}`, SECRET: 's'.repeat(32), DATABASE_URL: store }
  const start = performance.now()
  const child = spawn(process.execPath, [MAIN, 'serve', '--config', config], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    return await work(child, start)
  } finally {
    const exited = once(child, 'exit')
    child.kill()
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Resolves when `/readyz` is green. */
async function ready(child) {
  let log = ''
  let port
  for await (const text of child.stdout) {
    log += text
    port = /"port":(\d+),"msg":"The relay is listening"/.exec(log)?.[1]
    if (port !== undefined) break
  }
  if (port === undefined) throw new Error('The relay does not start')
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) {}
}

/** Milliseconds from the start of the process until `/readyz` is green: the median of some starts. */
export async function startTime(store, starts = 5) {
  const times = []
  for (let n = 0; n < starts; n += 1) {
    times.push(
      await withRelay(store, async (child, start) => {
        await ready(child)
        return performance.now() - start
      }),
    )
  }
  return times.toSorted((a, b) => a - b)[Math.floor(starts / 2)]
}

/** Megabytes that a relay holds in memory when it has been ready for some seconds. */
export function residentMemory(store, seconds) {
  return withRelay(store, async child => {
    await ready(child)
    child.stdout.resume()
    await new Promise(resolve => setTimeout(resolve, seconds * 1000))
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024
  })
}
