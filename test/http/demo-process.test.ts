import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../dist/demo/main.js', import.meta.url))

/** The built demo as `npm start` runs it; `output` grows while it runs. */
function run(env: Record<string, string>) {
  const { VOREL_API_KEY: _, ...own } = process.env
  const child = spawn(process.execPath, [MAIN], { env: { ...own, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const demo = { child, output: '', exited: once(child, 'exit') }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      demo.output += chunk
    })
  }
  return demo
}

/** Below the range from which systems hand out ports of their own accord. */
function somePort(): number {
  return 20_000 + 7 * Math.floor(Math.random() * 1_700)
}

test.each(['SIGINT', 'SIGTERM'] as const)('the demo prints one address and stops on %s', async signal => {
  const port = somePort()
  const demo = run({ PORT: String(port) })
  await expect.poll(() => demo.output, { timeout: 10_000 }).toContain('Ctrl-C stops everything')
  expect(demo.output).toContain(`http://localhost:${port}\n`)
  expect(demo.output).toMatch(`Vorel       a sandbox on this machine, http://127.0.0.1:${port + 2}/`)
  expect(demo.output).toMatch(`Convocore   a sandbox on this machine, http://127.0.0.1:${port + 3}/`)
  expect(demo.output).toMatch(`Webhook     a receiver on this machine, http://127.0.0.1:${port + 4}/`)
  expect((await fetch(`http://localhost:${port}`)).status).toBe(200)
  expect(demo.output).toContain(`http://localhost:${port}/playground\n`)
  expect((await fetch(`http://localhost:${port}/playground`)).status).toBe(200)
  const store = /Store\s+(\S+)/.exec(demo.output)?.[1] ?? ''
  expect(existsSync(store)).toBe(true)

  demo.child.kill(signal)
  expect(await demo.exited).toEqual([0, null])
  expect(existsSync(store)).toBe(false)
  await expect(fetch(`http://localhost:${port}`)).rejects.toThrow('fetch failed')
})

test.each([
  ['demo page', 0],
  ['relay', 1],
  ['Vorel sandbox', 2],
  ['Convocore sandbox', 3],
  ['webhook receiver', 4],
  ['relay of the playground', 5],
  ['Vorel sandbox of the playground', 6],
])('a taken port of the %s is named with what to do', async (name, offset) => {
  const port = somePort()
  const other = createServer().listen(port + offset, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const demo = run({ PORT: String(port) })
  expect(await demo.exited).toEqual([1, null])
  expect(demo.output).toContain(`Port ${port + offset}, meant for the ${name}, is in use`)
  expect(demo.output).toContain(`PORT=${port + 100} npm start`)
})

test.each([
  ['PORT', 'abc', 'PORT is "abc"'],
  ['PORT', '65530', 'from 1 to 65529'],
  ['VOREL_API_KEY', 'vapk_live_short', 'upstreams.vorel.apiKey'],
])('%s=%s is refused with what is wrong', async (variable, value, message) => {
  const demo = run({ PORT: String(somePort()), [variable]: value })
  expect(await demo.exited).toEqual([1, null])
  expect(demo.output).toContain(message)
  expect(demo.output).not.toContain('    at ')
})
