import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { createVorelSandbox, type VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { createLog } from '../../relay/log.ts'
import { createRelay } from '../../relay/relay.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

/** A page as a business would serve it. */
export interface SitePage {
  /** What stands in the body; the anchor and the script tag unless said otherwise. */
  body?: string
  head?: string
  lang?: string
  headers?: Record<string, string>
}

/** A relay over a sandbox, and a business's site on another origin. */
export interface Foyer {
  /** The relay's public URL. */
  relay: string
  /** The site's origin. */
  site: string
  sandbox: VorelSandbox
  /** The upstream `crm`, which gets what a form routes there. */
  crm: VorelSandbox
  /** The relay's clock. */
  clock: TestClock
  /** The link that becomes the form, and the script that makes it so. */
  snippet: { anchor: string; script: string }
  /** Serves a page at the site's root from now on, and says where it is. */
  serve(page?: SitePage): string
  stop(): Promise<void>
}

/** @param form merged into the config's only form, `contact` */
export async function startFoyer(form: object = {}): Promise<Foyer> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-browser-'))
  const [sandbox, crm] = [
    createVorelSandbox({ requestsPerMinute: 0 }),
    createVorelSandbox({ requestsPerMinute: 0 }),
  ]
  const vorel = async (own: VorelSandbox, key: string) => ({
    ...{ kind: 'vorel', apiKey: `env:${key}`, baseUrl: (await own.listen()).url },
    ...{ allowPrivateNetwork: true, requestsPerMinute: 5000 },
  })
  const clock = createTestClock()
  const app = express()
  const relayServer = await serve(app)
  let html: { text: string; headers: Record<string, string> } = { text: '', headers: {} }
  const siteServer = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...html.headers }).end(html.text)
  })
  const [relay, site] = [originOf(relayServer), originOf(siteServer)]

  const running = createRelay(
    {
      publicUrl: relay,
      store: `sqlite:${join(folder, 'foyer.db')}`,
      upstreams: { reception: await vorel(sandbox, 'KEY'), crm: await vorel(crm, 'CRM_KEY') },
      forms: {
        contact: {
          upstream: 'reception',
          sites: [site],
          country: 'GB',
          languages: ['en', 'ar', 'fr'],
          ...form,
        },
      },
    },
    {
      env: { KEY: sandbox.keys.issue(), CRM_KEY: crm.keys.issue() },
      ...{ clock, log: createLog({ write: () => undefined }) },
    },
  )
  app.use(running.router)
  await running.start()

  const snippet = {
    anchor: `<a data-foyer="contact" href="${relay}/f/contact">Write to us</a>`,
    script: `<script src="${relay}/embed/contact.js" async></script>`,
  }
  return {
    ...{ relay, site, sandbox, crm, clock, snippet },
    serve({ body = snippet.anchor + snippet.script, head = '', lang = 'en', headers = {} } = {}) {
      const text = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A site</title>${head}</head><body><main>${body}</main></body></html>`
      html = { text, headers }
      return `${site}/`
    },
    async stop() {
      await Promise.all([relayServer, siteServer].map(close))
      await running.stop()
      await Promise.all([sandbox, crm].map(one => one.close()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
