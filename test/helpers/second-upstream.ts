import { onTestFinished } from 'vitest'
import { createVorelSandbox, type VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import type { TestRelayOptions } from './start-relay.ts'

/** A Vorel of its own that a relay knows as `crm`, besides the one that it knows as `reception`. */
export interface SecondUpstream {
  sandbox: VorelSandbox
  /** For the relay's options. */
  options: Required<Pick<TestRelayOptions, 'upstreams' | 'env'>>
}

/** Stops when the test ends: ask for it before the relay, which is to stop first. */
export async function secondUpstream(): Promise<SecondUpstream> {
  const sandbox = createVorelSandbox({ requestsPerMinute: 0 })
  const { url: baseUrl } = await sandbox.listen()
  onTestFinished(() => sandbox.close())
  const crm = {
    ...{ kind: 'vorel', apiKey: 'env:CRM_KEY', baseUrl },
    ...{ allowPrivateNetwork: true, requestsPerMinute: 5000 },
  }
  return { sandbox, options: { upstreams: { crm }, env: { CRM_KEY: sandbox.keys.issue() } } }
}
