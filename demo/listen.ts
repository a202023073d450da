import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

export interface Listening {
  port: number
  /** Stops listening, lets requests that are under way finish for a while, and resolves when nothing is left. */
  close(): Promise<void>
}

/**
 * Serves an app on this machine only; on closing, connections that are still open after `graceMs` are cut. Rejects with
 * `EADDRINUSE` and the port when the port is taken.
 */
export async function listen(app: Express, port: number, graceMs: number): Promise<Listening> {
  const server = createServer(app).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      const timer = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(timer)
    },
  }
}
