import { expect, test } from 'vitest'
import { convocoreRelay } from '../helpers/convocore-relay.ts'
import { webhookRelay } from '../helpers/webhook-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0' }

test('Convocore is told the visitor’s browser and system', async () => {
  const { open, agent } = await convocoreRelay()
  await open(ADA, FIREFOX)
  expect(agent.conversations()).toMatchObject([{ userBrowser: 'Firefox 128', userOs: 'Linux' }])
})

test('A webhook is told the visitor’s browser and system', async () => {
  const { open, receiver } = await webhookRelay()
  await open(ADA, FIREFOX)
  expect(receiver.conversations()[0]?.data.device).toEqual({ browser: 'Firefox 128', os: 'Linux' })
})

test('What says nothing of itself is called nothing', async () => {
  const { open, agent } = await convocoreRelay()
  await open(ADA, { 'User-Agent': 'x' })
  expect(agent.conversations()[0]).not.toHaveProperty('userBrowser')
  expect(agent.conversations()[0]).not.toHaveProperty('userOs')
})
