import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ScriptedRequest {
  method: string
  url: string
  headers: IncomingMessage['headers']
  /** The body as it came. */
  text: string
}

export interface ScriptedServer {
  /** `http://127.0.0.1:<port>`. */
  url: string
  /** Those that arrived, oldest first. */
  requests: ScriptedRequest[]
}

/** A server that answers as the test says, closed when the test ends. */
export async function startScripted(
  answer: (request: ScriptedRequest, response: ServerResponse) => void,
): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, text: Buffer.concat(chunks).toString() }
    requests.push(request)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

/** Answers JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
