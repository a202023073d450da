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
  dir?: 'rtl'
  headers?: Record<string, string>
  /** Empty for a page in quirks mode. */
  doctype?: string
  /** Where it is at the site; at its root unless said otherwise. */
  path?: string
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
  /** The relay's SQLite file. */
  storePath: string
  /** The link that becomes the form, and the script that makes it so. */
  snippet: { anchor: string; script: string }
  /** Serves a page at the site from now on, and says where it is. */
  serve(page?: SitePage): string
  /** Serves a script at the site from now on. */
  serveScript(path: string, text: string): void
  stop(): Promise<void>
}

/**
 * @param form merged into the config's form `contact`
 * @param others more forms, each as far as it differs from the defaults
 */
export async function startFoyer(form: object = {}, others: Record<string, object> = {}): Promise<Foyer> {
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
  const storePath = join(folder, 'foyer.db')
  const app = express()
  const relayServer = await serve(app)
  const pages = new Map<string, { text: string; headers: Record<string, string> }>()
  const siteServer = await serve(({ url = '/' }, response) => {
    const { text, headers } = pages.get(url) ?? { text: '', headers: {} }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(text)
  })
  const [relay, site] = [originOf(relayServer), originOf(siteServer)]

  const defaults = {
    ...{ upstream: 'reception', sites: [site], country: 'GB', languages: ['en', 'ar', 'fr'] },
    // Tests type faster than people do.
    proof: 'never',
  }
  const running = createRelay(
    {
      publicUrl: relay,
      store: `sqlite:${storePath}`,
      upstreams: { reception: await vorel(sandbox, 'KEY'), crm: await vorel(crm, 'CRM_KEY') },
      forms: Object.fromEntries(
        Object.entries({ contact: form, ...others }).map(([id, own]) => [id, { ...defaults, ...own }]),
      ),
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
    ...{ relay, site, sandbox, crm, clock, storePath, snippet },
    serve(page = {}) {
      const {
        body = snippet.anchor + snippet.script,
        head = '',
        lang = 'en',
        headers = {},
        path = '/',
      } = page
      const { dir = 'ltr', doctype = '<!doctype html>' } = page
      const text = `${doctype}<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A site</title>${head}</head><body><main>${body}</main></body></html>`
      pages.set(path, { text, headers })
      return site + path
    },
    serveScript(path, text) {
      // As of a site whose pages may be sandboxed.
      const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Access-Control-Allow-Origin': '*' }
      pages.set(path, { text, headers })
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
