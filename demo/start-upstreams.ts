import { type DemoUpstream, startDemoUpstream } from './demo-upstream.ts'
import type { Feed } from './feed.ts'
import type { Kind } from './kind.ts'
import { type ConvocoreSandbox, createConvocoreSandbox } from './sandbox/convocore/sandbox.ts'
import type { Sandbox, SandboxOptions } from './sandbox/sandbox.ts'
import { createVorelSandbox, type VorelSandbox } from './sandbox/vorel/sandbox.ts'
import { createWebhookSandbox, type WebhookSandbox } from './sandbox/webhook/sandbox.ts'

export interface Upstreams {
  /** Null with the real one. */
  vorel: DemoUpstream<VorelSandbox> | null
  convocore: DemoUpstream<ConvocoreSandbox>
  webhook: DemoUpstream<WebhookSandbox>
}

interface UpstreamsOptions {
  ports: Record<Kind, number>
  isVorelReal: boolean
  feed: Feed
  /** Told of each as soon as it runs. */
  started: (upstream: DemoUpstream) => void
}

/** Starts a sandbox for each upstream. Rejects when a port is taken; those before it are left running. */
export async function startUpstreams(options: UpstreamsOptions): Promise<Upstreams> {
  const { ports, isVorelReal, feed, started } = options
  const start = async <Kept extends Sandbox>(kind: Kind, create: (options: SandboxOptions) => Kept) => {
    const upstream = await startDemoUpstream(kind, create, ports[kind], feed)
    started(upstream)
    return upstream
  }
  return {
    vorel: isVorelReal ? null : await start('vorel', createVorelSandbox),
    convocore: await start('convocore', createConvocoreSandbox),
    webhook: await start('webhook', createWebhookSandbox),
  }
}
