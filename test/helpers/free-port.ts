import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below what systems give to outgoing connections: 32,768 and up, or 49,152 and up. */
const LEAST = 10_000
const MOST = 30_000

/**
 * A port where nothing listens. Other than those that the system chooses, it stays free while nothing listens there: a
 * connection to a free port of the system's own range may be given that very port, and then meets itself.
 */
export async function freePort(): Promise<number> {
  const port = LEAST + Math.floor(Math.random() * (MOST - LEAST))
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return freePort()
  }
  server.close()
  await once(server, 'close')
  return port
}
