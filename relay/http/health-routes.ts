import { Router } from 'express'

/** `/livez`: the process answers. `/readyz`: it can take submissions; what the upstream does is no part of it. */
export function healthRoutes(unready: () => Promise<string | null>): Router {
  const routes = Router()
  routes.get('/livez', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  routes.get('/readyz', async (_request, response) => {
    const why = await unready()
    response
      .status(why === null ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(why === null ? { status: 'ok' } : { status: 'unavailable', why })
  })
  return routes
}
