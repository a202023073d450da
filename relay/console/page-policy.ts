import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { PAGE_STYLE } from './pages/page-style.ts'

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64')

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: [`'sha256-${styleHash}'`],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  // With `no-referrer` browsers would post forms with `Origin: null`.
  referrerPolicy: { policy: 'same-origin' },
  // Whether there is TLS is known to the proxy in front, not here.
  strictTransportSecurity: false,
})

/** What the console's pages may do: look as they do and send their forms back. Nothing of them is kept anywhere. */
export const pagePolicy: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'no-store')
  headers(request, response, next)
}
