import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SITE } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada', email: 'ada@example.com', language: 'en' }

/** The relay inside an Express app of somebody else. */
async function mounted(prepare: (app: Express) => void) {
  const relay = await testRelay()
  const app = express()
  prepare(app)
  app.use(relay.relay.router)
  app.get('/shop', (_request, response) => void response.send('The shop'))
  const server = app.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post = async (step: string, body: string) => {
    const response = await fetch(`${url}/v1/forms/contact/${step}`, {
      method: 'POST',
      headers: { Origin: SITE, 'Content-Type': 'application/json' },
      body,
    })
    return { status: response.status, json: await response.json() }
  }
  return { ...relay, url, post }
}

describe('a relay that is mounted into another app', () => {
  test.each<[what: string, prepare: (app: Express) => void]>([
    ['does its work there', () => {}],
    ['does its work where bodies have been parsed before', app => void app.use(express.json())],
    ['does its work where queries are parsed deeply', app => void app.set('query parser', 'extended')],
  ])('%s', async (_what, prepare) => {
    const { post, url, sandbox } = await mounted(prepare)
    const { json } = await post('tickets', '{}')
    const opened = await post('conversations', JSON.stringify({ ...ADA, ticket: json.ticket }))
    expect(opened.status).toBe(201)
    expect(sandbox.conversations()).toHaveLength(1)
    expect((await fetch(`${url}/f/contact?lang[]=ar&lang[x]=en`)).status).toBe(200)
  })

  test('refuses forbidden keys, whoever has parsed the body', async () => {
    const { post, storePath } = await mounted(app => app.use(express.json()))
    for (const body of [
      '{"__proto__":{"ticket":"x"}}',
      '{"constructor":{}}',
      '{"answers":{"__proto__":"x"}}',
    ]) {
      for (const step of ['tickets', 'conversations', 'leads']) {
        expect((await post(step, body)).status).toBe(400)
      }
    }
    expect(stored(storePath).submissions).toBe(0)
    expect(({} as Record<string, unknown>).ticket).toBeUndefined()
  })
})

test('An observer that throws is logged, and decides nothing', async () => {
  const relay = await testRelay()
  relay.observations.push = () => {
    throw new Error('No more')
  }
  const opened = await relay.open(ADA)
  expect(opened.status).toBe(201)
  expect((await relay.send(opened.json.ticket, { message: 'Hello' })).status).toBe(201)
  expect(relay.logs.join()).toContain('An observer failed')
  expect(stored(relay.storePath).deliveries.map(({ state }) => state)).toEqual(['done', 'done'])
})
