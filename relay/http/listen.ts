import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import express, { type Express, type Router } from 'express'
import type { Config } from '../config/config.ts'

/** A connection that sends no complete request within this time is closed (slowloris); Node.js itself looks seldom. */
const BOUNDS = { requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1000 }
const SWEEP_EVERY_MS = 50
/** How long a stop waits for the answers under way; some are to requests whose body never comes. */
const ANSWERED_WITHIN_MS = 8000

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

  const server = createServer({ ...BOUNDS, ...messagesOf(app) }, app)
  const unused = connectionsNotYetUsed(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        // A connection that is in use now would be kept for the next request, and the server open with it.
        server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
        for (const socket of unused) socket.destroy()
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS)
        const end = setTimeout(() => server.closeAllConnections(), ANSWERED_WITHIN_MS)
        server.close(() => {
          clearInterval(sweep)
          clearTimeout(end)
          resolve()
        })
      }),
  }
}

/**
 * The classes of an app's requests and responses, whose prototypes are those that Express gives to each of them otherwise.
 * V8 shares nothing that it learns of an object whose prototype was changed: all that handles it would be slow for ever.
 */
function messagesOf(app: Express) {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse<Request> {}
  app.request = Object.setPrototypeOf(Request.prototype, app.request)
  app.response = Object.setPrototypeOf(Response.prototype, app.response)
  return { IncomingMessage: Request, ServerResponse: Response }
}

/** Browsers and proxies open connections ahead of their first request. Node.js takes these for busy, not for idle. */
function connectionsNotYetUsed(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>()
  server.on('connection', socket => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  return unused
}
