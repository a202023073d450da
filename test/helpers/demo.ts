import { onTestFinished } from 'vitest'
import { FORMS } from '../../demo/forms.ts'
import type { Kind } from '../../demo/kind.ts'
import type { LiveMessage } from '../../demo/live-message.ts'
import { type Demo, type DemoOptions, startDemo } from '../../demo/start-demo.ts'
import type { Upstreams } from '../../demo/start-upstreams.ts'
import { solveProof } from '../../widget/later/solve-proof.ts'
import { FREE_PORTS } from './free-ports.ts'

/** Free ports, sandboxes, and silence. */
export const QUIET: DemoOptions = {
  ports: FREE_PORTS,
  vorel: null,
  log: { info: () => {}, warn: () => {}, error: () => {} },
}

type SandboxDemo = Demo & { upstreams: { [kind in Kind]: NonNullable<Upstreams[kind]> } }

/** A demo with all its sandboxes, stopped when the test ends. */
export async function startSandboxDemo(): Promise<SandboxDemo> {
  const demo = await startDemo(QUIET)
  onTestFinished(() => demo.stop())
  const { vorel, ...others } = demo.upstreams
  if (!vorel) throw new Error('the demo has no sandbox of Vorel')
  return { ...demo, upstreams: { vorel, ...others } }
}

export const ADA = { name: 'Ada', email: 'ada@example.com' }
const ANSWERS = { message: 'It sticks.' }

export function sendJson(url: string, method: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** Presses a button of the page: how a sandbox behaves. */
export function putMood({ pageUrl }: Demo, kind: string, mood: string) {
  return sendJson(`${pageUrl}/sandbox/${kind}/mood`, 'PUT', { mood })
}

/** What a browser on the demo page would send with the form to an upstream. */
export async function submit(demo: Demo, kind: Kind, contact: object = ADA, answers: object = ANSWERS) {
  const form = `${demo.relayUrl}/v1/forms/${FORMS[kind].id}`
  const post = async (path: string, body: unknown) =>
    (await sendJson(`${form}/${path}`, 'POST', body, { origin: demo.pageUrl })).json() as Promise<{
      ticket: string
      status: string
      challenge: string
    }>
  const { ticket } = await post('tickets', {})
  const body = { ticket, language: 'en', ...contact }
  // Nobody types this fast.
  const { challenge } = await post('conversations', body)
  const opened = await post('conversations', { ...body, proof: await solveProof(challenge) })
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
