import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Router } from 'express'
import type { Config } from '../config/config.ts'

/** A connection that sends no complete request within this time is closed (slowloris). */
const REQUEST_WITHIN_MS = 15_000
const HEADERS_WITHIN_MS = 10_000
const SWEEP_EVERY_MS = 50

export interface Listening {
  port: number
  /** Resolves when the requests under way have their answers. */
  close(): Promise<void>
}

/** Serves a router with a bare Express app. Rejects when it can't listen. */
export async function listen(
  router: Router,
  { host, port, trustProxy = 0 }: { host: string; port: number; trustProxy?: Config['trustProxy'] },
): Promise<Listening> {
  const app = express()
  app.disable('x-powered-by')
  // With 0 the rate limiter would not notice that there is a proxy all the same.
  app.set('trust proxy', trustProxy === 0 ? false : trustProxy)
  app.set('query parser', 'simple')
  app.use(router)

  const server = await new Promise<Server>((resolve, reject) => {
    const opened = app.listen(port, host, error => {
      if (error) reject(error)
      else resolve(opened)
    })
  })
  server.requestTimeout = REQUEST_WITHIN_MS
  server.headersTimeout = HEADERS_WITHIN_MS
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        // A connection that is in use now would be kept for the next request, and the server open with it.
        server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS)
        server.close(() => {
          clearInterval(sweep)
          resolve()
        })
      }),
  }
}
