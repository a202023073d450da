import { onTestFinished } from 'vitest'
import { type ConvocoreSandbox, createConvocoreSandbox } from '../../demo/sandbox/convocore/sandbox.ts'
import type { TestRelay, TestRelayOptions } from './start-relay.ts'
import { stored } from './stored.ts'
import { testRelay } from './test-relay.ts'

export interface ConvocoreRelay extends TestRelay {
  agent: ConvocoreSandbox
  /** Kind and state of each delivery, oldest first. */
  states(): string[]
}

/** A relay whose form goes to a sandbox of Convocore, which has the relay's clock. Both stop when the test ends. */
export async function convocoreRelay({
  upstream,
  form,
  ...options
}: TestRelayOptions = {}): Promise<ConvocoreRelay> {
  let now = Date.now
  const agent = createConvocoreSandbox({ requestsPerMinute: 0, now: () => now() })
  const { url } = await agent.listen()
  onTestFinished(() => agent.close())
  const chat = {
    ...{ kind: 'convocore', apiKey: 'env:SECRET_OF_AGENT', agentId: agent.agentId, baseUrl: url },
    ...{ allowPrivateNetwork: true, requestsPerMinute: 5000, ...upstream },
  }
  const relay = await testRelay({
    ...options,
    env: { SECRET_OF_AGENT: agent.keys.issue() },
    upstreams: { chat },
    form: { upstream: 'chat', ...form },
  })
  now = relay.clock.now
  const states = () => stored(relay.storePath).deliveries.map(({ kind, state }) => `${kind} ${state}`)
  return Object.assign(relay, { agent, states })
}
