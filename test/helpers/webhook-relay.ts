import type { WebhookSandboxOptions } from '../../demo/sandbox/webhook/sandbox.ts'
import type { TestRelay, TestRelayOptions } from './start-relay.ts'
import { stored } from './stored.ts'
import { testRelay } from './test-relay.ts'
import { type Receiver, startReceiver } from './webhook-receiver.ts'

export interface WebhookRelay extends TestRelay, Pick<Receiver, 'receiver' | 'secret'> {
  /** What the config's references lead to; a restart reads it again. */
  env: Record<string, string>
  /** Kind and state of each delivery, oldest first. */
  states(): string[]
}

/** A relay whose form goes to a receiver of webhooks, which has the relay's clock. Both stop when the test ends. */
export async function webhookRelay(
  { upstream, ...options }: TestRelayOptions = {},
  receiving: WebhookSandboxOptions = {},
): Promise<WebhookRelay> {
  let now = Date.now
  const running = await startReceiver({ now: () => now(), ...receiving })
  const env = { HOOK_URL: running.url, HOOK_SECRET: running.secret, FORMER_SECRET: running.secret }
  const crm = {
    ...{ kind: 'webhook', url: 'env:HOOK_URL', secret: 'env:HOOK_SECRET' },
    ...{ allowPrivateNetwork: true, requestsPerMinute: 5000, ...upstream },
  }
  const relay = await testRelay({ ...options, env, upstreams: { crm }, form: { upstream: 'crm' } })
  now = relay.clock.now
  const states = () => stored(relay.storePath).deliveries.map(({ kind, state }) => `${kind} ${state}`)
  const { receiver, secret } = running
  return Object.assign(relay, { receiver, secret, env, states })
}
