import { type Request, Router } from 'express'
import type { ConsoleDeps } from './console-deps.ts'
import { readId } from './delivery-filter.ts'
import { sendTrouble } from './send-trouble.ts'

/** What the operator may do. Each leaves one line in the log, also when it changed nothing, and sends back to a page. */
export function operatorActions({ store, wake, clock, log }: ConsoleDeps): Router {
  const router = Router({ caseSensitive: true })
  router.post('/deliveries/:id/replay', async (request, response) => {
    const id = readId(request.params.id)
    if (id === null) return sendTrouble(request, response, 404, 'There is no such delivery.')
    const replayed = await store.replay(id, clock.now())
    log.info('The operator replayed a delivery', { delivery: id, count: replayed ? 1 : 0, ...by(request) })
    wake()
    return response.redirect(303, `${request.baseUrl}/deliveries/${id}`)
  })
  router.post('/upstreams/:name/replay', async (request, response) => {
    const upstream = request.params.name
    const count = await store.replayAll(upstream, clock.now())
    log.info('The operator replayed all dead deliveries', { upstream, count, ...by(request) })
    wake()
    response.redirect(303, `${request.baseUrl}/`)
  })
  router.post('/upstreams/:name/release', async (request, response) => {
    const upstream = request.params.name
    const ended = await store.resume(upstream, clock.now())
    log.info('The operator released an upstream', { upstream, count: ended ? 1 : 0, ...by(request) })
    wake()
    response.redirect(303, `${request.baseUrl}/`)
  })
  return router
}

function by(request: Request): { address: string } {
  return { address: request.ip ?? '' }
}
