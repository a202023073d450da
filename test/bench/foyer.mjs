// The relay as it is shipped: every submission on disk before it is answered.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '../../dist/relay/http/listen.js'
import { createRelay } from '../../dist/relay/relay.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit())

const perMinute = {
  ticketsPerMinute: 1_000_000,
  conversationsPerMinute: 1_000_000,
  leadsPerMinute: 1_000_000,
}
const relay = createRelay(
  {
    publicUrl: 'http://127.0.0.1',
    store: `sqlite:${join(folder, 'foyer.db')}`,
    upstreams: {
      reception: {
        kind: 'vorel',
        apiKey: 'env:KEY',
        baseUrl: `http://127.0.0.1:${process.argv[2]}/api/v1`,
        allowPrivateNetwork: true,
        requestsPerMinute: 1_000_000,
      },
    },
    // The load comes from one address and types nothing.
    forms: { contact: { upstream: 'reception', sites: ['https://www.example.com'], proof: 'never' } },
    limits: perMinute,
  },
  { env: { KEY: `vapk_live_${'0'.repeat(48)}` }, log: { info() {}, warn() {}, error: console.error } },
)
await relay.start()
const { port } = await listen(relay.router, { host: '127.0.0.1', port: 0 })
process.send(port)
