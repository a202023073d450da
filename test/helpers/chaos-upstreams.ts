import { createConvocoreSandbox } from '../../demo/sandbox/convocore/sandbox.ts'
import type { Sandbox, SandboxOptions } from '../../demo/sandbox/sandbox.ts'
import { createVorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { createWebhookSandbox } from '../../demo/sandbox/webhook/sandbox.ts'
import type { Ledger } from './chaos-ledger.ts'
import { convocoreLedger } from './chaos-ledger-convocore.ts'
import { vorelLedger } from './chaos-ledger-vorel.ts'
import { webhookLedger } from './chaos-ledger-webhook.ts'

/** An upstream of a scene, and what chaos has to know of its vendor. */
export interface ChaosUpstream {
  sandbox: Sandbox
  /** As it stands in the config; the key is a reference. */
  configOf(url: string, key: string): object
  ledger(): Ledger
  /** Requests (`GET /leads/…`) after whose answer the relay replaces what it has read; null where it never does. */
  reads: RegExp | null
  /** Whether a 2xx is a yes, whatever it says. */
  believesStatus: boolean
}

/** Every kind of upstream, by its name in the config. */
export const UPSTREAMS = {
  reception: startVorel,
  chat: startConvocore,
  crm: (options: SandboxOptions) => startWebhook(options, false),
  desk: (options: SandboxOptions) => startWebhook(options, true),
} as const satisfies Record<string, (options: SandboxOptions) => ChaosUpstream>

export type UpstreamName = keyof typeof UPSTREAMS

function startVorel(options: SandboxOptions): ChaosUpstream {
  const sandbox = createVorelSandbox(options)
  const { conversations, leads, journal } = sandbox
  return {
    sandbox,
    configOf: (baseUrl, apiKey) => ({ kind: 'vorel', apiKey, baseUrl, knownVisitors: 'overwrite' }),
    ledger: () => vorelLedger({ conversations: conversations(), leads: leads(), journal: journal.entries() }),
    reads: /^GET .leads.\w/,
    believesStatus: false,
  }
}

function startConvocore(options: SandboxOptions): ChaosUpstream {
  const sandbox = createConvocoreSandbox(options)
  const { agentId, conversations, transcript, journal } = sandbox
  return {
    sandbox,
    configOf: (baseUrl, apiKey) => ({
      ...{ kind: 'convocore', apiKey, agentId, baseUrl, knownVisitors: 'overwrite' },
    }),
    ledger: () =>
      convocoreLedger({
        conversations: conversations().map(row => ({ ...row, turns: transcript(row.ID) })),
        journal: journal.entries(),
      }),
    reads: /^GET .agents.\w+.convos.\w/,
    believesStatus: false,
  }
}

function startWebhook(options: SandboxOptions, ownIds: boolean): ChaosUpstream {
  const sandbox = createWebhookSandbox({ ...options, ownIds })
  const { conversations, leads, journal } = sandbox
  return {
    sandbox,
    configOf: (url, secret) => ({ kind: 'webhook', url, secret }),
    ledger: () =>
      webhookLedger({ conversations: conversations(), leads: leads(), journal: journal.entries() }, ownIds),
    reads: null,
    believesStatus: true,
  }
}
