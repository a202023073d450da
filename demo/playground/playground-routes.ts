import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Response, type Router } from 'express'
import helmet from 'helmet'
import { z } from 'zod'
import { builtEmbed } from '../../relay/built-files.ts'
import { readEmbedAssets } from '../../relay/http/embed-assets.ts'
import { embedSnippet } from '../../relay/http/embed-snippet.ts'
import { checkDesign } from './check-design.ts'
import type { DesignAnswer } from './design.ts'
import { framePage } from './frame-page.ts'
import type { PlaygroundRelay } from './playground-relay.ts'

const Body = z.strictObject({
  id: z.string().max(100),
  publicUrl: z.string().max(500),
  form: z.record(z.string(), z.unknown()),
})

export interface PlaygroundRoutesOptions {
  /** Of the built page. */
  folder: string
  relayUrl: string
  relay: PlaygroundRelay
}

/** `/playground`: its page, the page in its frames, and `PUT /playground/design`, which changes what they show. */
export function playgroundRoutes({ folder, relayUrl, relay }: PlaygroundRoutesOptions): Router {
  const assets = readEmbedAssets(builtEmbed())
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const frame = framePage(readFileSync(join(folder, 'frame.html'), 'utf8'))
  let shown: { snippet: string; version: string } | null = null

  const router = express.Router()
  router.get('/', policy(["'self'"], []), (_request, response) => sendPage(response, page))
  router.get('/frame', policy([], [relayUrl]), (request, response) =>
    sendPage(response, frame(request.query, shown?.snippet ?? '')),
  )
  router.put('/design', express.json({ limit: '512kb' }), async (request, response) => {
    const body = Body.safeParse(request.body)
    if (!body.success) return void response.status(400).json({ error: z.prettifyError(body.error) })
    const { form, mistakes } = checkDesign(body.data)
    if (form !== null) {
      const snippet = embedSnippet(relayUrl, await relay.show(body.data), assets, true)
      shown = { snippet, version: createHash('sha256').update(snippet).digest('hex').slice(0, 8) }
    }
    const answer: DesignAnswer = {
      mistakes: mistakes ?? [],
      version: shown?.version ?? null,
      snippet: form && embedSnippet(body.data.publicUrl, form, assets),
    }
    return void response.json(answer)
  })
  return router
}

/** Nothing but the demo's own files and, in the frames, the relay. */
function policy(frames: string[], relays: string[]) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...relays],
        styleSrc: ["'self'"],
        // The snippet reserves its space.
        styleSrcAttr: relays.length > 0 ? ["'unsafe-inline'"] : ["'none'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...relays],
        frameSrc: frames.length > 0 ? frames : ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: frames.length > 0 ? ["'none'"] : ["'self'"],
      },
    },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
}

function sendPage(response: Response, page: string): void {
  response.set('Cache-Control', 'no-cache').type('html').send(page)
}
