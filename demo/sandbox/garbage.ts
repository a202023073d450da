import type { Answer } from './answer.ts'

const HUGE = 8 * 1024 * 1024

/** What a garbage answer may be. */
export const GARBAGE = ['html', 'text', 'empty', 'truncated', 'huge', 'wrong-types'] as const
type Garbage = (typeof GARBAGE)[number]

const ANSWERS: Readonly<Record<Garbage, { status: number; type: string; body: () => string }>> = {
  html: {
    status: 502,
    type: 'text/html',
    body: () =>
      '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>',
  },
  text: { status: 503, type: 'text/plain', body: () => 'upstream connect error' },
  empty: { status: 200, type: 'application/json', body: () => '' },
  truncated: { status: 200, type: 'application/json', body: () => '{"id":"3f0c7f0e-8a' },
  huge: { status: 200, type: 'application/json', body: () => `{"filler":"${'x'.repeat(HUGE)}"}` },
  'wrong-types': {
    status: 200,
    type: 'application/json',
    body: () => '{"id":7,"data":"none","success":"yes","message":[],"error":"none","leads":{},"has_more":1}',
  },
}

/** An answer outside any contract: a proxy's page or words, nothing, half a JSON text, 8 MiB of it, or another's JSON. */
export function garbageAnswer(kind: Garbage, status?: number): Answer {
  const answer = ANSWERS[kind]
  return { type: answer.type, status: status ?? answer.status, body: answer.body() }
}
