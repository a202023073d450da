import { once } from 'node:events'
import { createServer, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { examine, type Report, type Target } from '../../relay/cli/doctor/examine.ts'
import { freePort } from './free-port.ts'
import { startRelay, type TestRelay } from './start-relay.ts'

/** A relay at its own public address, and a customer's page that is whatever a test says. */
export interface Surgery {
  relay(): TestRelay
  /** The relay's address, which is its public one. */
  relayUrl(): string
  /** The page's. */
  pageUrl(): string
  /** The tag that "foyer snippet" prints. */
  tag(): string
  /** What the doctor says of a page with this body, or whatever else is answered. */
  look(page: string | ((response: ServerResponse) => void), more?: Look): Promise<Report>
  /** The codes of what it finds, and nothing of how. */
  codes(page: string | ((response: ServerResponse) => void), more?: Look): Promise<string[]>
}

export interface Look {
  headers?: OutgoingHttpHeaders
  target?: Partial<Target>
  path?: string
}

/** The same two servers for all tests of a file. */
export function surgery(): Surgery {
  let answer: (response: ServerResponse) => void = response => void response.end()
  const server = createServer((_request, response) => answer(response))
  let relay: TestRelay | undefined
  const running = (): TestRelay => {
    if (relay === undefined) throw new Error('The relay starts before the first test')
    return relay
  }
  const pageUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    relay = await startRelay({
      config: { publicUrl, listen: { host: '127.0.0.1', port } },
      form: { sites: [pageUrl()] },
      forms: { sales: { upstream: 'reception', sites: ['https://www.example.com'] } },
    })
  })
  afterAll(async () => {
    server.close()
    server.closeAllConnections()
    await relay?.stop()
  })

  const look: Surgery['look'] = (page, { headers = {}, target = {}, path = '/contact' } = {}) => {
    answer = response => {
      if (typeof page === 'function') page(response)
      else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(page)
    }
    const { url } = running()
    return examine(pageUrl() + path, { relay: url, form: null, sites: null, ...target })
  }
  return {
    ...{ relay: running, pageUrl, look },
    relayUrl: () => running().url,
    tag: () => `<script async src="${running().url}/embed/contact.js"></script>`,
    async codes(page, more) {
      const report = await look(page, more)
      return report.looked ? report.findings.map(({ code }) => code) : ['unseen']
    },
  }
}
