import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface TcpProxy {
  /** The given URL, but through the proxy. */
  url: string
  /** Breaks all connections and takes no more. */
  cut(): void
  /** Keeps connections and takes new ones, and lets nothing through. */
  swallow(): void
  /** Lets everything through again; what was swallowed is late, not lost. */
  mend(): void
}

/** Stands between a client and the server that `target` names, until the test ends. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let state: 'open' | 'cut' | 'swallowing' = 'open'

  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    if (state === 'swallowing') socket.pause()
    return socket
  }
  const server = createServer(client => {
    if (state === 'cut') {
      client.destroy()
      return
    }
    const upstream = keep(connect(Number(port), hostname))
    keep(client)
    client.on('data', bytes => upstream.write(bytes)).on('close', () => upstream.destroy())
    upstream.on('data', bytes => client.write(bytes)).on('close', () => client.destroy())
    if (state === 'swallowing') for (const socket of [client, upstream]) socket.pause()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })

  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    cut() {
      state = 'cut'
      for (const socket of sockets) socket.destroy()
    },
    swallow() {
      state = 'swallowing'
      for (const socket of sockets) socket.pause()
    },
    mend() {
      state = 'open'
      for (const socket of sockets) socket.resume()
    },
  }
}
