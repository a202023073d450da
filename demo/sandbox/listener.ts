import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

/** An HTTP server that can stop listening and come back on the same port. */
export interface Listener {
  /** Resolves to the port; rejects when it is taken. */
  open(port: number, host: string): Promise<number>
  /** Refuses connections and cuts those that are open; before `open` it does nothing. */
  setDown(down: boolean): Promise<void>
  close(): Promise<void>
}

export function createListener(app: Express): Listener {
  const server = createServer(app)
  let address: { port: number; host: string } | null = null

  const open = async (port: number, host: string) => {
    server.listen(port, host)
    await once(server, 'listening')
    address = { port: (server.address() as AddressInfo).port, host }
    return address.port
  }

  // One change at a time: a server that is told to listen while it still closes never says that it has closed.
  let turn = Promise.resolve()
  const change = async (down: boolean) => {
    if (!address || down !== server.listening) return
    if (down) await stop(server)
    else await open(address.port, address.host)
  }

  return {
    open,
    setDown: down => {
      const done = turn.then(() => change(down))
      turn = done.catch(() => {})
      return done
    },
    close: async () => {
      await turn
      address = null
      await stop(server)
    },
  }
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
