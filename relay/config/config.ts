import { isIP } from 'node:net'
import { z } from 'zod'
import { ConsoleConfig } from './console-config.ts'
import { FormConfig, NAME } from './form-config.ts'
import { UpstreamConfig } from './upstream-config.ts'

const STORE = /^(sqlite:.+|postgres(ql)?:\/\/.+)/
const perMinute = z.int().min(1).max(1_000_000)
const named = <T extends z.ZodType>(schema: T) =>
  z.record(z.string().regex(NAME, 'a name of lower-case letters, digits and hyphens'), schema)

/** What Express's `trust proxy` takes, but for the networks that hold every address. */
const ProxyAddress = z
  .string()
  .refine(
    isProxyAddress,
    'an address or network such as "10.0.0.0/8", or "loopback", "linklocal", "uniquelocal"',
  )

/** `foyer.config.json`. Docstrings become the editor's help, and the README's table is checked against them. */
export const Config = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; ignored.'),
    listen: z
      .strictObject({
        host: z.string().min(1).default('0.0.0.0').describe('Address to listen on.'),
        port: z.int().min(0).max(65_535).default(8787).describe('0 takes any free port; `PORT` overrides.'),
      })
      .prefault({})
      .describe('Where the relay listens.'),
    publicUrl: z
      .string()
      .refine(isPublicUrl, 'the relay’s own origin, such as "https://forms.example.com"')
      .describe('Where browsers reach the relay.'),
    trustProxy: z
      .union([z.int().min(0).max(32), z.array(ProxyAddress)], {
        error: 'the number of proxies in front of the relay, or a list of their addresses (CIDR); never true',
      })
      .default(0)
      .describe('Proxies in front: how many, or their addresses. Decides whose address is rate limited.'),
    store: z
      .string()
      .regex(
        STORE,
        '"sqlite:" and then a path, as in "sqlite:./data/foyer.db", or a reference ("env:DATABASE_URL") to a postgres:// URL',
      )
      .default('sqlite:./data/foyer.db')
      .describe(
        'Where submissions are kept: a SQLite file, or a reference to the URL of a PostgreSQL database.',
      ),
    secret: z
      .string()
      .min(32, 'a secret of at least 32 characters')
      .optional()
      .describe('Signs tickets. When absent, one is made beside the SQLite file; needed with PostgreSQL.'),
    upstreams: named(UpstreamConfig)
      .refine(all => Object.keys(all).length > 0, 'at least one upstream')
      .describe('Who receives, by name.'),
    forms: named(FormConfig)
      .refine(all => Object.keys(all).length > 0, 'at least one form')
      .describe('What visitors fill in, by name.'),
    limits: z
      .strictObject({
        ticketsPerMinute: perMinute.default(60).describe('Forms opened.'),
        conversationsPerMinute: perMinute.default(20).describe('First steps sent.'),
        leadsPerMinute: perMinute.default(20).describe('Second steps sent.'),
        storeMegabytes: z
          .int()
          .min(10)
          .max(1_000_000)
          .default(1024)
          .describe(
            'Size of the store from which on new conversations are refused; leads at a quarter more.',
          ),
        oldestWaitingDays: z
          .int()
          .min(1)
          .max(365)
          .default(14)
          .describe('Age of the oldest waiting delivery from which on new conversations are refused.'),
      })
      .prefault({})
      .describe(
        'What is refused: requests a minute, each per visitor address (IPv6: per /56), and what would be too much for the store.',
      ),
    retention: z
      .strictObject({
        deliveredDays: z
          .int()
          .min(1)
          .max(3650)
          .default(30)
          .describe('Days after its delivery for which what a visitor wrote is kept.'),
      })
      .prefault({})
      .describe('When visitors’ data is removed from the store.'),
    console: ConsoleConfig,
  })
  // Whatever else is wrong, so that all mistakes come at once.
  .superRefine(checkUpstreams, { when: () => true })
  .superRefine(checkSecret, { when: () => true })
export type Config = z.infer<typeof Config>

const Linked = z.object({
  upstreams: z.record(z.string(), z.unknown()),
  forms: z.record(z.string(), z.unknown()),
})

function checkUpstreams(config: unknown, context: z.RefinementCtx): void {
  const { upstreams = {}, forms = {} } = Linked.safeParse(config).data ?? {}
  const names = Object.keys(upstreams)
  for (const [id, form] of Object.entries(forms)) {
    for (const [path, upstream] of upstreamsNamed(form)) {
      if (typeof upstream !== 'string' || names.length === 0 || names.includes(upstream)) continue
      const message = `one of the upstreams: ${names.join(', ')}`
      context.addIssue({ code: 'custom', path: ['forms', id, ...path], message })
    }
  }
}

/** What a form names where the name of an upstream belongs, by the path within the form. */
function upstreamsNamed(form: unknown): [path: PropertyKey[], upstream: unknown][] {
  const { upstream, route, copyTo } = (form ?? {}) as Record<string, unknown>
  const entries = (list: unknown): unknown[] => (Array.isArray(list) ? list : [])
  return [
    [['upstream'], upstream],
    ...entries(route).map((rule, i): [PropertyKey[], unknown] => [
      ['route', i, 'upstream'],
      (rule as { upstream?: unknown } | null)?.upstream,
    ]),
    ...entries(copyTo).map((name, i): [PropertyKey[], unknown] => [['copyTo', i], name]),
  ]
}

/** Relays that share a database have to know each other's tickets. */
function checkSecret(config: unknown, context: z.RefinementCtx): void {
  const { store, secret } = (config ?? {}) as { store?: unknown; secret?: unknown }
  if (typeof store !== 'string' || !store.startsWith('postgres') || secret !== undefined) return
  context.addIssue({
    code: 'custom',
    path: ['secret'],
    message: 'a secret of at least 32 characters, the same for every relay on the database',
  })
}

function isProxyAddress(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true
  const [address = '', prefix, ...rest] = value.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= bits)
}

function isPublicUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.origin === value
}
