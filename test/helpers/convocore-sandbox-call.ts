import type { ConvocoreSandboxOptions } from '../../demo/sandbox/convocore/sandbox.ts'
import { startSandbox } from './convocore-adapter.ts'

export interface Reply {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers that they have just checked
  body: any
}

/** A sandbox, and how to call it as a client of its own does. */
export async function callSandbox(options: ConvocoreSandboxOptions = {}) {
  const running = await startSandbox(options)
  const { sandbox, url } = running
  /** Calls what is below `/agents/:agent`, or another path that begins with `/agents`; null sends no secret. */
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    secret: string | null = running.secret,
  ): Promise<Reply> => {
    const whole = path.startsWith('/agents') ? path : `/agents/${sandbox.agentId}${path}`
    const response = await fetch(url + whole, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }
  const create = (conversation: object) =>
    call('POST', '/convos', { conversation: { ts: 1_767_323_045, ...conversation } })
  return { ...running, call, create }
}
