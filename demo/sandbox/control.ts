import express, { type Router } from 'express'
import { z } from 'zod'
import { Fault } from './fault.ts'
import type { Sandbox } from './sandbox.ts'

const Purge = z.strictObject({ conversation: z.string().min(1) })

/**
 * Remote control of a sandbox, to be mounted somewhere that is up when the sandbox is down:
 * `GET /state` (records, faults, journal), `PUT /faults` (a JSON array; `[]` clears), `POST /purge`
 * (`{ "conversation": id | "all" }`).
 */
export function createControl(sandbox: Pick<Sandbox, 'holdings' | 'faults' | 'journal' | 'purge'>): Router {
  const router = express.Router()
  router.use(express.json())

  router.get('/state', (_request, response) => {
    response.json({
      ...sandbox.holdings(),
      faults: sandbox.faults.list(),
      journal: sandbox.journal.entries(),
    })
  })
  router.put('/faults', async (request, response) => {
    const parsed = z.array(Fault).safeParse(request.body)
    if (!parsed.success) return void response.status(400).json({ error: z.prettifyError(parsed.error) })
    await sandbox.faults.set(...parsed.data)
    response.json(sandbox.faults.list())
  })
  router.post('/purge', (request, response) => {
    const parsed = Purge.safeParse(request.body)
    if (!parsed.success) return void response.status(400).json({ error: z.prettifyError(parsed.error) })
    sandbox.purge(parsed.data.conversation)
    response.status(204).end()
  })
  return router
}
