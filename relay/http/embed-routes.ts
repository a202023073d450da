import { type Request, type Response, Router } from 'express'
import type { Form } from '../intake/form.ts'
import type { EmbedAssets, EncodedFile } from './embed-assets.ts'
import { embedFiles } from './embed-file.ts'
import { embedScript } from './embed-script.ts'
import { sendProblem } from './problem.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
/** A changed form is everywhere within minutes; a relay that is down leaves the pages it serves as they are. */
const FLOATING = `public, max-age=${5 * MINUTE}, stale-while-revalidate=${DAY}, stale-if-error=${7 * DAY}`
const COMPRESSED = ['br', 'gzip'] as const
const IMMUTABLE = `public, max-age=${365 * DAY}, immutable`

/**
 * `/embed`: the script for each form, as `contact.js` or, this very one for good, `contact.<hash>.js`, and the hashed files
 * that it loads.
 */
export function embedRoutes(
  publicUrl: string,
  forms: ReadonlyMap<string, Form>,
  assets: EmbedAssets,
): Router {
  const scripts = new Map([...forms].map(([id, form]) => [id, embedScript(publicUrl, form, assets)]))
  const files = embedFiles(assets)
  const routes = Router({ caseSensitive: true })
  // Refusals too, or the browser reports a blocked answer instead of the refusal.
  routes.use((_request, response, next) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin')
    next()
  })
  routes.get('/assets/:name', (request, response) => {
    const found = files(request.params.name)
    if (found === undefined) sendProblem(response, 'not_found')
    else send(request, response, found.file, found.isExact ? IMMUTABLE : FLOATING)
  })
  routes.get('/:form.js', (request, response) => {
    const [id = '', hash] = request.params.form.split('.')
    const found = scripts.get(id)
    if (found === undefined) return sendProblem(response, 'form_unknown')
    response.set('ETag', found.etag)
    return send(request, response, found.file, hash === found.hash ? IMMUTABLE : FLOATING)
  })
  return routes
}

function send(request: Request, response: Response, file: EncodedFile, cacheControl: string): void {
  // One at a time: asked for the best of several, it goes by the browser's order, and browsers name gzip first.
  const encoding = COMPRESSED.find(name => request.acceptsEncodings(name)) ?? 'identity'
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': cacheControl,
    'Content-Type': 'text/javascript; charset=utf-8',
    Vary: 'Accept-Encoding',
  })
  if (encoding !== 'identity') response.set('Content-Encoding', encoding)
  if (request.fresh) response.status(304).end()
  else response.end(request.method === 'HEAD' ? undefined : file.bytes(encoding))
}
