import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express'
import { StoreUnavailableError } from '../store/store-unavailable.ts'
import type { ConsoleDeps } from './console-deps.ts'
import { readFilter, readId } from './delivery-filter.ts'
import { detailJson, pageJson } from './delivery-json.ts'
import { sameOrigin } from './guard/same-origin.ts'
import { signedIn } from './guard/signed-in.ts'
import { operatorActions } from './operator-actions.ts'
import { pagePolicy } from './page-policy.ts'
import { deliveryPage } from './pages/delivery-page.ts'
import type { Frame } from './pages/layout.ts'
import { overviewPage } from './pages/overview-page.ts'
import { readOverview } from './read-overview.ts'
import { readPage } from './read-page.ts'
import { sendTrouble } from './send-trouble.ts'

const NOTHING = 'There is nothing here.'

/**
 * What the operator looks at, as a router. It lets everybody in: `guardConsole`, or the app that it is mounted in, says
 * who may come. It shows personal data.
 */
export function createConsole(deps: ConsoleDeps): Router {
  const router = Router({ caseSensitive: true })
  router.use(pagePolicy, sameOrigin)
  router.get('/', showOverview(deps))
  router.get('/deliveries.json', async (request, response) => {
    const query = readFilter(request.query)
    if (query === null) sendTrouble(request, response, 400, 'There is no such filter.')
    else response.json(pageJson(await readPage(deps.store, query)))
  })
  router.get('/deliveries/:id.json', async (request, response) => {
    const id = readId(request.params.id)
    const detail = id === null ? null : await deps.store.delivery(id)
    if (detail === null) sendTrouble(request, response, 404, 'There is no such delivery.')
    else response.json(detailJson(detail))
  })
  router.get('/deliveries/:id', showDelivery(deps))
  router.get('/metrics', async (_request, response) => {
    const { contentType, text } = await deps.metrics.expose()
    response.type(contentType).send(text)
  })
  router.use(operatorActions(deps))
  router.use((request, response) => sendTrouble(request, response, 404, NOTHING))
  router.use(answerErrors(deps))
  return router
}

function showOverview(deps: ConsoleDeps): RequestHandler {
  return async (request, response) => {
    const query = readFilter(request.query)
    if (query === null) return sendTrouble(request, response, 400, 'There is no such filter.')
    const [overview, page] = await Promise.all([readOverview(deps), readPage(deps.store, query)])
    const watching = request.query.watch !== undefined
    return response.send(
      overviewPage({ ...frameOf(deps, request, response), watching }, overview, query, page),
    )
  }
}

function showDelivery(deps: ConsoleDeps): RequestHandler {
  return async (request, response) => {
    const id = readId(request.params.id as string)
    const detail = id === null ? null : await deps.store.delivery(id)
    if (detail === null) return sendTrouble(request, response, 404, 'There is no such delivery.')
    const holds = await deps.store.holds()
    return response.send(deliveryPage(frameOf(deps, request, response), detail, holds, deps.clock.now()))
  }
}

function frameOf({ publicUrl }: ConsoleDeps, request: Request, response: Response): Frame {
  return { base: request.baseUrl, session: signedIn(response).session, publicUrl }
}

function answerErrors({ log }: ConsoleDeps): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    // What Express throws for a path that is not UTF-8.
    if (error instanceof URIError) {
      sendTrouble(request, response, 404, NOTHING)
      return
    }
    log.error('A request of the console failed', { route: request.method }, error)
    if (response.headersSent) response.destroy()
    else if (error instanceof StoreUnavailableError)
      sendTrouble(request, response, 503, 'The store cannot be read right now.')
    else sendTrouble(request, response, 500, 'The console failed; the log says where.')
  }
}
