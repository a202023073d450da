import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { parseBody } from '../../../demo/sandbox/call.ts'
import { createKeys } from '../../../demo/sandbox/keys.ts'
import { notFound, Refusal } from '../../../demo/sandbox/refusal.ts'
import { findRoute, type Route } from '../../../demo/sandbox/route.ts'
import { createSandbox, type SandboxOptions } from '../../../demo/sandbox/sandbox.ts'

const Person = z.strictObject({ name: z.string(), language: z.string() })
const Note = z.strictObject({ answers: z.record(z.string(), z.string()), source: z.string() })

interface Row extends z.infer<typeof Person> {
  id: string
  address: string
  notes: Map<string, z.infer<typeof Note>>
}

/** Paper without Paper, in memory, as its documents promise it. */
export function createPaperSandbox({ now = Date.now, journalSize }: SandboxOptions) {
  const make = () => randomBytes(12).toString('hex')
  const keys = createKeys({ make, shape: /^[0-9a-f]{24}$/, everything: true })
  const people = new Map<string, Row>()
  const routes: Route[] = [
    {
      method: 'PUT',
      path: '/people/:address',
      handle: (call, address = '') => {
        const row = people.get(address) ?? { id: `person/${make()}`, address, notes: new Map() }
        people.set(address, { ...row, ...parseBody(call, Person) })
        return { status: 200, body: { id: row.id } }
      },
    },
    {
      method: 'PUT',
      path: '/people/:id/notes/:note',
      handle: (call, id = '', note = '') => {
        const row = [...people.values()].find(person => person.id === id)
        if (row === undefined) throw notFound('no such person')
        row.notes.set(note, parseBody(call, Note))
        return { status: 200, body: { id: note } }
      },
    },
  ]
  return {
    ...createSandbox({
      basePath: '/',
      respond: call => {
        keys.authenticate(call.headers.authorization)
        const { route, ids } = findRoute(routes, call)
        return route.handle(call, ...ids)
      },
      errorBody: (_status, message) => ({ message }),
      rateLimited: (resetAt, at) =>
        new Refusal(429, 'slow down', { 'Retry-After': String(Math.ceil((resetAt - at) / 1000)) }),
      ...{ now, journalSize },
    }),
    keys,
    people: () => [...people.values()],
    holdings: () => ({ people: [...people.values()] }),
    purge: () => people.clear(),
  }
}
