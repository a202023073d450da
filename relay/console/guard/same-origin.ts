import type { RequestHandler } from 'express'
import { sendTrouble } from '../send-trouble.ts'
import { signedIn } from './signed-in.ts'

/**
 * Refuses what another site's page posts here (CSRF): the Origin has to be the console's own. Browsers send one with
 * every post, so only a program that shows the token may leave it out.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  const origin = request.get('Origin')
  const own = origin === undefined ? signedIn(response).bearer : hostOf(origin) === request.host
  if (['GET', 'HEAD'].includes(request.method) || own) next()
  else sendTrouble(request, response, 403, 'Only the console’s own pages may do that.')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
