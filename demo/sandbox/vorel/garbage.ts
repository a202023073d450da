import type { Answer } from './answer.ts'

const HUGE = 8 * 1024 * 1024

const BODIES = {
  html: {
    status: 502,
    type: 'text/html',
    body: '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>',
  },
  empty: { status: 200, type: 'application/json', body: '' },
  truncated: { status: 200, type: 'application/json', body: '{"id":"3f0c7f0e-8a' },
  huge: { status: 200, type: 'application/json', body: () => `{"filler":"${'x'.repeat(HUGE)}"}` },
} as const

/** An answer outside the contract: a proxy's page, nothing, half a JSON text, or 8 MiB of it. */
export function garbageAnswer(kind: keyof typeof BODIES, status?: number): Answer {
  const { body, ...rest } = BODIES[kind]
  return {
    ...rest,
    status: status ?? rest.status,
    body: typeof body === 'function' ? body() : body,
  }
}
