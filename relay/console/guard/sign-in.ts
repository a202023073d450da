import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import express, {
  type CookieOptions,
  type ErrorRequestHandler,
  type Request,
  type Response,
  Router,
} from 'express'
import type { Clock } from '../../clock.ts'
import { signInPage } from '../pages/sign-in-page.ts'
import { sendTrouble, wantsPage } from '../send-trouble.ts'
import { sameOrigin } from './same-origin.ts'
import { setSignedIn } from './signed-in.ts'

const COOKIE = 'foyer-console'
const WRONG = 'That is not the token.'
const SESSION_MS = 12 * 3_600_000

const readForm = express.urlencoded({ extended: false, limit: 4096, parameterLimit: 5 })

/**
 * Lets in who knows the token: programs send it with every request, browsers once, for a cookie that holds a signed time
 * of expiry and nothing else. Another token ends all sessions.
 */
export function signIn(token: string, clock: Clock): Router {
  const sign = (expires: string) =>
    createHmac('sha256', token).update(`foyer console ${expires}`).digest('base64url')
  const isSession = (cookie: string): boolean => {
    const [expires = '', signature = ''] = cookie.split('.')
    return same(signature, sign(expires)) && Number.parseInt(expires, 36) > clock.now()
  }

  const router = Router()
  router.post('/sign-in', sameOrigin, readForm, (request, response) => {
    const { token: given, to } = (request.body ?? {}) as { token?: unknown; to?: unknown }
    if (typeof given !== 'string' || !same(given.trim(), token)) {
      return ask(request, response, pathWithin(to), WRONG)
    }
    const expires = (clock.now() + SESSION_MS).toString(36)
    response.cookie(COOKIE, `${expires}.${sign(expires)}`, { ...cookieFor(request), maxAge: SESSION_MS })
    return response.redirect(303, pathWithin(to))
  })
  router.use('/sign-in', refuseBody)
  router.post('/sign-out', sameOrigin, (request, response) => {
    response.clearCookie(COOKIE, cookieFor(request)).redirect(303, '/')
  })
  router.use((request, response, next) => {
    const shown = /^Bearer (.+)$/i.exec(request.get('Authorization') ?? '')?.[1] ?? ''
    const bearer = same(shown, token)
    const session = isSession(cookieOf(request))
    setSignedIn(response, { bearer, session })
    if (bearer || session) next()
    else ask(request, response, request.method === 'GET' ? request.originalUrl : '/')
  })
  return router
}

/** A body that can't be read holds no token either. */
const refuseBody: ErrorRequestHandler = (_error, request, response, _next) => {
  ask(request, response, '/', WRONG)
}

function ask(request: Request, response: Response, to: string, notice?: string): void {
  response.set('WWW-Authenticate', 'Bearer')
  if (wantsPage(request)) response.status(401).send(signInPage(to, notice))
  else sendTrouble(request, response, 401, 'Send the console’s token: "Authorization: Bearer …".')
}

/** Compared by digest, so that time tells nothing, of the length neither. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function cookieOf(request: Request): string {
  const cookies = (request.get('Cookie') ?? '').split(';').map(cookie => cookie.trim())
  return cookies.find(cookie => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? ''
}

function cookieFor(request: Request): CookieOptions {
  // Where TLS ends at a proxy, the page's own origin is what tells.
  const secure = request.get('Origin')?.startsWith('https:') ?? false
  return { httpOnly: true, sameSite: 'strict', secure, path: '/' }
}

/** A path of the console, whatever the form said. */
function pathWithin(to: unknown): string {
  const base = 'http://console.invalid'
  if (typeof to !== 'string' || !URL.canParse(to, base)) return '/'
  const { origin, pathname, search } = new URL(to, base)
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/'
}
