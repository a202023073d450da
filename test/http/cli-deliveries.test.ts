import { chmodSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foyer, operator } from '../helpers/operator-cli.ts'
import { createDatabase } from '../helpers/postgres-database.ts'
import { testFolder } from '../helpers/run-cli.ts'
import { secondUpstream } from '../helpers/second-upstream.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ'

/** A relay whose upstream is down, and that has both steps of a visitor. */
async function waiting() {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'down' })
  const { json } = await relay.open(ADA)
  await relay.send(json.ticket, { message: 'Do you repair engines?\nBig ones?' })
  return { relay, run: operator(relay) }
}

const states = (relay: TestRelay) => stored(relay.storePath).deliveries.map(({ state }) => state)

describe('foyer deliveries', () => {
  test('lists what waits beside a relay that runs, a line each, without visitors’ data', async () => {
    const { run } = await waiting()
    const { code, stdout, stderr } = await run('deliveries')
    expect([code, stderr]).toEqual([0, ''])
    const [headings, lead, conversation, ...rest] = stdout.split('\n')
    expect(headings).toMatch(/^ID {2}KIND +FORM +UPSTREAM +COPY +STATE +ATTEMPTS +CREATED +WHY +DUE$/)
    expect(lead).toMatch(RegExp(`^2 +lead +contact +reception +- +pending +0 +${TIME} +- +after 1$`))
    expect(conversation).toMatch(
      RegExp(`^1 +conversation +contact +reception +- +pending +1 +${TIME} +unreachable +${TIME}$`),
    )
    expect(rest).toEqual([''])
    expect(headings?.indexOf('STATE')).toBe(lead?.indexOf('pending'))
    expect(stdout).not.toMatch(/ada|lovelace|engines/i)
  })

  test('tells copies from what they are copies of', async () => {
    const second = await secondUpstream()
    const relay = await testRelay({ ...second.options, form: { copyTo: ['crm'] } })
    await relay.open(ADA)
    await eventually(() => expect(states(relay)).toEqual(['done', 'done']))
    const { stdout } = await operator(relay)('deliveries')
    expect(stdout).toMatch(
      /\n2 +conversation +contact +crm +yes +done .*\n1 +conversation +contact +reception +- /,
    )
    const shown = (await operator(relay)('deliveries', 'show', '2')).stdout
    const [, first] = /Copy of +(\S+)\n/.exec(shown) ?? []
    expect((await operator(relay)('deliveries', 'show', '1')).stdout).toMatch(
      RegExp(`Submission +${first}\n`),
    )
    expect(shown).toMatch(
      /Other deliveries of this submission\nID .*\n1 +conversation +contact +reception +- /,
    )
  })

  test('prints what the console has as JSON, and holds beside it', async () => {
    const { relay, run } = await waiting()
    const console = await testConsole(relay)
    const { stdout } = await run('deliveries', 'list', '--json')
    expect(JSON.parse(stdout)).toEqual({ ...(await console.get('/deliveries.json')).json, holds: [] })
    const shown = await run('deliveries', 'show', '2', '--json')
    expect(JSON.parse(shown.stdout)).toEqual((await console.get('/deliveries/2.json')).json)
  })

  test('lists what is asked for, and says where older ones begin', async () => {
    const { run } = await waiting()
    const listed = async (...args: string[]) => {
      const { stdout, stderr } = await run('deliveries', 'list', ...args)
      const ids = stdout
        .split('\n')
        .slice(1, -1)
        .map(line => Number.parseInt(line, 10))
      return { ids, stderr }
    }
    expect(await listed('--limit', '1')).toEqual({ ids: [2], stderr: 'There are older ones: --before 2\n' })
    expect(await listed('--limit', '1', '--before', '2')).toEqual({ ids: [1], stderr: '' })
    expect(await listed('--state', 'pending', '--form', 'contact', '--upstream', 'reception')).toEqual({
      ids: [2, 1],
      stderr: '',
    })
    const none = { ids: [], stderr: 'There are no such deliveries.\n' }
    expect(await listed('--state', 'dead')).toEqual(none)
    expect(await listed('--form', 'other')).toEqual(none)
  })

  test('shows everything about one delivery', async () => {
    const { run } = await waiting()
    const { stdout } = await run('deliveries', 'show', '2')
    expect(stdout).toMatch(/^lead 2: pending\n\nDue +after 1\nUpstream +reception\n/)
    expect(stdout).toMatch(/\nName +Ada Lovelace\nEmail +ada@example.com\n/)
    expect(stdout).toMatch(/\nmessage {2}Do you repair engines\?\n {9}Big ones\?\n/)
    expect(stdout).toMatch(/\nOther deliveries of this submission\nID .*\n1 +conversation /)
  })

  test('replays what is dead, and a relay that runs delivers it by itself', async () => {
    const relay = await testRelay()
    await relay.sandbox.faults.set({ kind: 'fail', status: 500 })
    await relay.open(ADA)
    await eventually(() => {
      relay.clock.skip(5 * 3_600_000)
      expect(states(relay)).toEqual(['dead'])
    })
    await relay.sandbox.faults.clear()
    const { code, stdout } = await operator(relay)('deliveries', 'replay', '1')
    expect([code, stdout]).toEqual([0, '1 is due again.\n'])
    await eventually(() => expect(states(relay)).toEqual(['done']))
    expect(relay.sandbox.conversations()).toHaveLength(1)
  })

  test('replays nothing else, and says so', async () => {
    const { relay, run } = await waiting()
    const { code, stdout, stderr } = await run('deliveries', 'replay', '1', '99', '--json')
    expect(code).toBe(1)
    const whys = [
      'Delivery 1 is pending: only dead ones can be replayed.',
      'There is no delivery 99: "foyer deliveries" lists them.',
    ]
    expect(stderr).toBe(`${whys.join('\n')}\n`)
    expect(JSON.parse(stdout)).toEqual({
      replayed: [],
      refused: [
        { id: 1, why: whys[0] },
        { id: 99, why: whys[1] },
      ],
    })
    expect(states(relay)).toEqual(['pending', 'pending'])
  })

  test('holds an upstream until it is released, whatever else happens', async () => {
    const relay = await testRelay()
    const run = operator(relay)
    const held = await run('deliveries', 'hold', 'reception', '--reason', 'moving house')
    expect([held.code, held.stderr]).toEqual([0, ''])
    expect((await relay.open(ADA)).status).toBe(202)
    await relay.restart(relay.sandbox.keys.issue())
    for (let minute = 0; minute < 5; minute += 1) relay.clock.skip(60_000)
    const listed = await run('deliveries')
    expect(listed.stdout).toMatch(/ when reception is released\n$/)
    expect(listed.stderr).toMatch(/^reception is on hold since .*Z, by the operator: moving house\n$/)
    const console = await testConsole(relay)
    expect((await console.get('/')).words).toContain('moving house . You have paused it')
    expect(relay.sandbox.journal.entries()).toEqual([])

    expect((await run('deliveries', 'release', 'reception')).stdout).toBe('reception is released.\n')
    await eventually(() => expect(states(relay)).toEqual(['done']))
    const again = await run('deliveries', 'release', 'reception', '--json')
    expect([again.code, JSON.parse(again.stdout)]).toEqual([0, { upstream: 'reception', released: false }])
  })

  test('ends its own hold by the console’s button too', async () => {
    const relay = await testRelay()
    const console = await testConsole(relay)
    const { stdout } = await operator(relay)('deliveries', 'hold', 'reception', '--json')
    expect(JSON.parse(stdout)).toEqual({
      ...{ upstream: 'reception', why: 'paused', by: 'operator' },
      since: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    await relay.open(ADA)
    expect((await console.post('/upstreams/reception/release')).status).toBe(303)
    await eventually(() => expect(states(relay)).toEqual(['done']))
  })

  test.each<[what: string, args: string[], sentence: string]>([
    ['a delivery', ['show', '9'], 'There is no delivery 9: "foyer deliveries" lists them.'],
    ['an upstream to hold', ['hold', 'sales'], 'There is no upstream "sales". The config has reception.'],
    [
      'an upstream to release',
      ['release', 'sales'],
      'There is no upstream "sales". The config has reception.',
    ],
    [
      'an upstream to list',
      ['list', '--upstream', 'sales'],
      'There is no upstream "sales". The config has reception.',
    ],
  ])('exits with 1 when there is no such thing: %s', async (_what, args, sentence) => {
    const relay = await testRelay()
    const { code, stdout, stderr } = await operator(relay)('deliveries', ...args)
    expect([code, stdout, stderr]).toEqual([1, '', `${sentence}\n`])
  })

  test('knows an upstream that is gone from the config as long as something waits for it', async () => {
    const { relay } = await waiting()
    const renamed = operator(relay, 'front-desk')
    expect((await renamed('deliveries', 'hold', 'reception')).code).toBe(0)
    expect((await renamed('deliveries', 'hold', 'front-desk')).code).toBe(0)
    expect((await renamed('deliveries', 'hold', 'sales')).code).toBe(1)
  })

  test.each([
    ['--limit', '0'],
    ['--limit', 'x'],
    ['--before', '-1'],
    ['--state', 'lost'],
    ['--colour', 'red'],
  ])('exits with 1 on %s %s, and names the option', async (option, value) => {
    const { code, stderr } = await foyer(['deliveries', option, value, '--config', 'x'])
    expect([code, stderr.includes(option)]).toEqual([1, true])
  })

  test('makes no store where there is none', async () => {
    const { code, stdout, stderr } = await foyer(['deliveries'], { store: 'sqlite:./data/foyer.db' })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^There is no store at \/.*\/data\/foyer\.db\. Run this in the folder in which the relay runs\.\n$/,
    )
  })

  // Nothing is closed to the superuser.
  test.skipIf(process.getuid?.() === 0)('says that a store may not be looked at', async () => {
    const folder = testFolder()
    chmodSync(folder, 0o000)
    const { code, stderr } = await foyer(['deliveries'], { store: `sqlite:${folder}/foyer.db` })
    expect([code, stderr]).toEqual([1, expect.stringContaining('as the user that the relay runs as')])
  })

  test('works on PostgreSQL', async () => {
    const database = await createDatabase()
    try {
      const env = { DATABASE_URL: database.url }
      const config = { store: 'env:DATABASE_URL', secret: 'env:SECRET' }
      const held = await foyer(['deliveries', 'hold', 'reception'], config, env)
      expect([held.code, held.stderr]).toEqual([0, ''])
      const { stdout } = await foyer(['deliveries', '--json'], config, env)
      expect(JSON.parse(stdout)).toMatchObject({ deliveries: [], holds: [{ why: 'paused' }] })
    } finally {
      await database.drop()
    }
  })
})
