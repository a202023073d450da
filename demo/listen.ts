import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

export interface Listening {
  port: number
  /** Stops listening, cuts what is open, and resolves when nothing is left. */
  close(): Promise<void>
}

/** Serves an app on this machine only. Rejects with `EADDRINUSE` and the port when the port is taken. */
export async function listen(app: Express, port: number): Promise<Listening> {
  const server = createServer(app).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
