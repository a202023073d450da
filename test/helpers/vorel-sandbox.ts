import { onTestFinished } from 'vitest'
import type { SandboxOptions } from '../../demo/sandbox/sandbox.ts'
import { createVorelSandbox, type VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'

export interface CallOptions {
  /** Instead of the key that may do everything; null sends no `Authorization` header. */
  key?: string | null
  headers?: Record<string, string>
  signal?: AbortSignal
}

export interface RunningSandbox {
  sandbox: VorelSandbox
  url: string
  key: string
  /** A body that is a string is sent as it stands. */
  call<Body = ErrorBody>(
    method: string,
    path: string,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Called<Body>>
}

export interface ErrorBody {
  error: { code: string; message: string }
}

export interface Called<Body> {
  status: number
  headers: Headers
  text: string
  /** Undefined where the answer is no JSON. */
  body: Body
}

/** A sandbox on a free port with one full key, closed when the test ends. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const sandbox = createVorelSandbox(options)
  const { url } = await sandbox.listen()
  onTestFinished(() => sandbox.close())
  const key = sandbox.keys.issue()

  return {
    sandbox,
    url,
    key,
    call: async (method, path, body, { key: other = key, headers = {}, signal } = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(other === null ? {} : { authorization: `Bearer ${other}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, body: parse(text) }
    },
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
