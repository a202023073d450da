import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { localeOf } from '../config/locale-of.ts'
import type { Form } from '../intake/form.ts'
import { type EmbedAssets, type EncodedFile, encoded } from './embed-assets.ts'
import { isLean } from './embed-variant.ts'
import { sendProblem } from './problem.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
/** A changed form is everywhere within minutes; a relay that is down leaves the pages it serves as they are. */
const FLOATING = `public, max-age=${5 * MINUTE}, stale-while-revalidate=${DAY}, stale-if-error=${7 * DAY}`
const COMPRESSED = ['br', 'gzip'] as const
const IMMUTABLE = `public, max-age=${365 * DAY}, immutable`

/** `/embed`: the script for each form, and the hashed files that it loads. */
export function embedRoutes(
  publicUrl: string,
  forms: ReadonlyMap<string, Form>,
  assets: EmbedAssets,
): Router {
  const scripts = new Map([...forms].map(([id, form]) => [id, script(publicUrl, form, assets)]))
  const routes = Router({ caseSensitive: true })
  routes.get('/assets/:name', (request, response) => {
    const file = assets.files.get(request.params.name)
    if (file === undefined) sendProblem(response, 'not_found')
    else send(request, response, file, IMMUTABLE)
  })
  routes.get('/:form.js', (request, response) => {
    const found = scripts.get(request.params.form)
    if (found === undefined) return sendProblem(response, 'form_unknown')
    response.set('ETag', found.etag)
    return send(request, response, found.file, FLOATING)
  })
  return routes
}

function script(publicUrl: string, form: Form, assets: EmbedAssets): { file: EncodedFile; etag: string } {
  const variant = isLean(form.public) ? assets.lean : assets.full
  const locales = Object.fromEntries(
    form.languages.map(language => [language, variant.locales[localeOf(language) ?? 'en']]),
  )
  const data = { base: publicUrl, form: form.public, assets: { form: variant.form, locales } }
  const text = assets.loader.replace('__FOYER__', () => asciiJson(data))
  return {
    file: encoded(text),
    // Weak, because the same text is sent in several encodings.
    etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
  }
}

/** A page may be in any encoding, and a script without a charset is read in the page's. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff<]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function send(request: Request, response: Response, file: EncodedFile, cacheControl: string): void {
  // One at a time: asked for the best of several, it goes by the browser's order, and browsers name gzip first.
  const encoding = COMPRESSED.find(name => request.acceptsEncodings(name)) ?? 'identity'
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': cacheControl,
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Vary: 'Accept-Encoding',
  })
  if (encoding !== 'identity') response.set('Content-Encoding', encoding)
  if (request.fresh) response.status(304).end()
  else response.end(request.method === 'HEAD' ? undefined : file.bytes(encoding))
}
