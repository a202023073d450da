import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { configWith } from '../helpers/config.ts'
import { runCli, testFolder, writeConfig } from '../helpers/run-cli.ts'
import { stored } from '../helpers/stored.ts'
import { eventually } from '../helpers/test-relay.ts'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

test('A relay that is killed while the upstream is at work answers the same request at once when it is back', async () => {
  const { sandbox, url: baseUrl, key } = await startSandbox({ requestsPerMinute: 0 })
  const path = join(testFolder(), 'foyer.db')
  const file = writeConfig(
    configWith({
      ...{ 'listen.host': '127.0.0.1', 'listen.port': 0, console: false },
      store: `sqlite:${path}`,
      'forms.contact.proof': 'never',
      'upstreams.reception': { kind: 'vorel', apiKey: 'env:KEY', baseUrl, allowPrivateNetwork: true },
    }),
  )
  const start = async () => {
    const cli = runCli(['serve', '--config', file], { KEY: key })
    const port = await eventually(() => {
      const line = cli.log().find(({ msg }) => msg === 'The relay is listening')
      if (line === undefined) throw new Error(`It does not listen: ${cli.stderr()}`)
      return line.port
    })
    const post = (step: string, body: object) =>
      fetch(`http://127.0.0.1:${port}/v1/forms/contact/${step}`, {
        method: 'POST',
        headers: {
          Origin: 'https://www.example.com',
          'Content-Type': 'application/json',
          'Idempotency-Key': 'a-key-that-is-long-enough',
        },
        body: JSON.stringify(body),
      })
    return { cli, post }
  }

  const first = await start()
  const { ticket } = (await (await first.post('tickets', {})).json()) as { ticket: string }
  const body = { ticket, name: 'Ada', email: 'ada@example.com', language: 'en' }
  await sandbox.faults.set({ kind: 'slow', ms: 1000, times: 1 })
  const lost = first.post('conversations', body).catch(() => 'no answer')
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
  first.cli.kill('SIGKILL')
  expect(await lost).toBe('no answer')

  const second = await start()
  const again = await second.post('conversations', body)
  expect([again.status, await again.json()]).toEqual([202, expect.objectContaining({ status: 'queued' })])
  expect(again.headers.get('Idempotent-Replayed')).toBe('true')
  // It waits for five seconds, and for the quota, of which a relay that was killed may have spent everything.
  await vi.waitFor(() => expect(stored(path).deliveries).toMatchObject([{ state: 'done' }]), 30_000)
  expect(sandbox.conversations()).toHaveLength(1)
})
