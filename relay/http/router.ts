import { Router } from 'express'
import { answerErrors, answerNotFound } from './answer-errors.ts'
import { embedRoutes } from './embed-routes.ts'
import { addFormRoutes } from './form-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { hostedPageRoutes } from './hosted-page/hosted-page-routes.ts'
import type { HttpDeps } from './http-deps.ts'
import { openapi } from './openapi.ts'
import { securityHeaders } from './security-headers.ts'

/** Everything that the relay answers, as one router that any Express app can mount at its root. */
export function createRouter(deps: HttpDeps): Router {
  const router = Router({ caseSensitive: true })
  const setSecurityHeaders = securityHeaders()
  router.use((_request, response, next) => {
    response.locals.onRefused = deps.metrics.refusal
    setSecurityHeaders(response)
    next()
  })
  // First what visitors wait for: a router asks its routes one by one.
  addFormRoutes(router, deps)
  router.use('/embed', embedRoutes(deps.publicUrl, deps.forms, deps.assets))
  router.use(healthRoutes(deps.unready))
  router.use('/f', hostedPageRoutes(deps))
  const document = openapi(deps.publicUrl)
  router.get('/openapi.json', (_request, response) => void response.json(document))
  router.use(answerNotFound)
  router.use(answerErrors(deps.log))
  return router
}
