import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { configWith, ENV } from '../helpers/config.ts'
import { runCli, testFolder, writeConfig } from '../helpers/run-cli.ts'
import { eventually } from '../helpers/test-relay.ts'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

const LOCAL = { 'listen.host': '127.0.0.1', 'listen.port': 0, console: false }
const config = (changes: Record<string, unknown> = {}) => configWith({ ...LOCAL, ...changes })

/** A relay that listens, and its address. */
async function serving(changes: Record<string, unknown> = {}, env: Record<string, string> = ENV) {
  const cli = runCli(['serve', '--config', writeConfig(config(changes))], env)
  const port = await eventually(() => {
    const line = cli.log().find(({ msg }) => msg === 'The relay is listening')
    if (line?.port === undefined) throw new Error(`It does not listen: ${cli.stderr()}`)
    return line.port
  })
  return { ...cli, url: `http://127.0.0.1:${port}` }
}

describe('foyer serve', () => {
  test('prints every mistake of the config and exits with 1', async () => {
    const file = writeConfig(config({ 'listen.port': -1, colour: 'red', 'forms.contact.upstream': 'sales' }))
    const cli = runCli(['serve', '--config', file], ENV)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toContain(`${file}: The config has 3 mistakes:`)
    for (const path of ['listen.port', 'colour', 'forms.contact.upstream'])
      expect(cli.stderr()).toContain(path)
    expect(cli.stdout()).toBe('')
  })

  test.each([
    ['that there is not', '/no/such/foyer.config.json', ' cannot be found. Name the config with --config.'],
    ['that is no JSON', '{} // a comment', ' is not valid JSON: '],
  ])('exits with 1 on a file %s', async (_what, given, message) => {
    const file = given.startsWith('/') ? given : writeConfig(given)
    const cli = runCli(['serve', '--config', file], ENV)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toContain(file + message)
    expect(cli.stderr()).not.toContain('    at ')
  })

  test('exits with 1 when the port is taken, and says what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const cli = runCli(['serve', '--config', writeConfig(config({ 'listen.port': port }))], ENV)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toBe(
      `Port ${port} is taken. Set "listen.port" or PORT to another one, or 0 for any.\n`,
    )
  })

  test('serves the console on a port of its own, and says which', async () => {
    const relay = await serving({ console: { port: 0 } })
    const port = relay.log().find(({ msg }) => msg === 'The console is listening')?.port
    const page = await fetch(`http://127.0.0.1:${port}/`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Nothing waits')])
    expect((await fetch(`${relay.url}/metrics`)).status).toBe(404)
    relay.kill('SIGTERM')
    expect(await relay.exited).toBe(0)
  })

  test('exits with 1 when the port of the console is taken, and takes no submission', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const cli = runCli(['serve', '--config', writeConfig(config({ console: { port } }))], ENV)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toBe(
      `Port ${port} of the console is taken. Set "console.port" to another one, or 0 for any, or "console" to false.\n`,
    )
    expect(cli.stdout()).not.toContain('The relay is listening')
  })

  test('exits with 1 when the console is open to others without a token', async () => {
    const cli = runCli(
      ['serve', '--config', writeConfig(config({ console: { host: '0.0.0.0', port: 0 } }))],
      ENV,
    )
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toContain('console.token')
  })

  test('exits with 1 when the store cannot be opened', async () => {
    const file = writeConfig(config({ store: `sqlite:${writeConfig('{}')}/foyer.db` }))
    const cli = runCli(['serve', '--config', file], ENV)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toMatch(/^The relay cannot start/)
  })

  test('exits with 1 without a config', async () => {
    const cli = runCli(['serve'], ENV)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toBe('foyer.config.json cannot be found. Name the config with --config.\n')
  })

  test('listens, answers, and stops with 0 when it is told to', async () => {
    const relay = await serving()
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(200)
    expect((await fetch(`${relay.url}/embed/contact.js`)).status).toBe(200)
    relay.kill('SIGTERM')
    expect(await relay.exited).toBe(0)
    expect(relay.log()).toMatchObject([
      { msg: 'The relay is listening' },
      { msg: 'The relay is stopping', signal: 'SIGTERM' },
      { msg: 'The relay has stopped' },
    ])
    expect(relay.stderr()).toBe('')
  })

  test('finishes what is under way before it stops', async () => {
    const { sandbox, url: baseUrl, key } = await startSandbox()
    const upstream = { kind: 'vorel', apiKey: 'env:KEY', baseUrl, allowPrivateNetwork: true }
    const relay = await serving(
      { 'upstreams.reception': upstream, 'forms.contact.proof': 'never' },
      { KEY: key },
    )
    const post = async (step: string, body: object) => {
      const response = await fetch(`${relay.url}/v1/forms/contact/${step}`, {
        method: 'POST',
        headers: { Origin: 'https://www.example.com', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, json: await response.json() }
    }
    const { json } = await post('tickets', {})
    await sandbox.faults.set({ kind: 'slow', ms: 300, times: 1 })
    const opening = post('conversations', {
      ...{ ticket: json.ticket, name: 'Ada', email: 'ada@example.com', language: 'en' },
    })
    await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
    relay.kill('SIGTERM')
    expect(await opening).toMatchObject({ status: 201, json: { status: 'open' } })
    expect(await relay.exited).toBe(0)
    expect(relay.stdout() + relay.stderr()).not.toMatch(/Ada|ada@example|vapk_/)
  })

  test('listens where PORT says, and keeps store and secret in the working directory', async () => {
    const folder = testFolder()
    const file = writeConfig(config({ 'listen.port': 1 }), folder)
    const relay = runCli(['serve', '--config', file], { ...ENV, PORT: '0' }, folder)
    await eventually(() => expect(relay.log()[0]?.port).toBeGreaterThan(1))
    expect(readdirSync(join(folder, 'data'))).toEqual(expect.arrayContaining(['foyer.db', 'foyer.db.secret']))
  })

  test.each(['8e3', 'abc', '-1', '65536'])('takes no PORT that is none: %s', async PORT => {
    const cli = runCli(['serve', '--config', writeConfig(config())], { ...ENV, PORT })
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toBe(`PORT is "${PORT}". Set it to a number from 0 to 65535, or leave it out.\n`)
  })

  test('goes by the config when PORT is empty', async () => {
    const relay = await serving({}, { ...ENV, PORT: '' })
    expect((await fetch(`${relay.url}/livez`)).status).toBe(200)
  })
})

describe('foyer', () => {
  test('prints the schema of the config', async () => {
    const cli = runCli(['schema'])
    expect(await cli.exited).toBe(0)
    expect(JSON.parse(cli.stdout())).toMatchObject({ type: 'object', additionalProperties: false })
  })

  test('prints the version of its package', async () => {
    const cli = runCli(['--version'])
    expect(await cli.exited).toBe(0)
    expect(cli.stdout()).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('exits with 1 on a command that it does not know', async () => {
    const cli = runCli(['serv'])
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toContain("unknown command 'serv'")
  })
})
