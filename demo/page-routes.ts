import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Router } from 'express'
import helmet from 'helmet'
import { streamFeed } from './event-stream.ts'
import type { Feed } from './feed.ts'

/** The address of the relay in the page's source. */
const PLACEHOLDER = 'http://relay.invalid'

/**
 * The page, its assets and its live feed. Its policy is as strict as that of a careful business: nothing but the
 * page's own files and the relay.
 */
export function pageRoutes(folder: string, relayUrl: string, feed: Feed): Router {
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replaceAll(PLACEHOLDER, relayUrl)
  const router = express.Router()
  router.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", relayUrl],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", relayUrl],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      // The relay's page of the form opens in its own tab and needs nothing of this one.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    }),
  )
  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('html').send(page)
  })
  router.get('/live', streamFeed(feed))
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }))
  return router
}
