import { onTestFinished } from 'vitest'
import type { LiveMessage } from '../../demo/live-message.ts'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { type Demo, type DemoOptions, startDemo } from '../../demo/start-demo.ts'

/** Free ports, the sandbox, and silence. */
export const QUIET: DemoOptions = {
  ports: { page: 0, relay: 0, sandbox: 0 },
  vorel: null,
  log: { info: () => {}, warn: () => {}, error: () => {} },
}

/** A demo with its sandbox, stopped when the test ends. */
export async function startSandboxDemo(): Promise<Demo & { sandbox: VorelSandbox }> {
  const demo = await startDemo(QUIET)
  onTestFinished(() => demo.stop())
  if (!demo.upstream) throw new Error('the demo has no sandbox')
  return { ...demo, sandbox: demo.upstream.sandbox }
}

export function sendJson(url: string, method: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** What a browser on the demo page would send. */
export async function submit(demo: Demo, contact: object, answers: Record<string, string>) {
  const form = `${demo.relayUrl}/v1/forms/contact`
  const post = async (path: string, body: unknown) =>
    (await sendJson(`${form}/${path}`, 'POST', body, { origin: demo.pageUrl })).json() as Promise<{
      ticket: string
      status: string
    }>
  const entry = await post('tickets', {})
  const opened = await post('conversations', { ticket: entry.ticket, language: 'en', ...contact })
  return post('leads', { ticket: opened.ticket, answers })
}

/** Every message of the feed, from `hello` to the first for which `isLast` holds. */
export async function follow(demo: Demo, isLast: (message: LiveMessage) => boolean): Promise<LiveMessage[]> {
  const response = await fetch(`${demo.pageUrl}/live`)
  const messages: LiveMessage[] = []
  let rest = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (rest + chunk).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events.filter(text => text.startsWith('data: '))) {
      const message: LiveMessage = JSON.parse(event.slice('data: '.length))
      messages.push(message)
      if (isLast(message)) return messages
    }
  }
  return messages
}
