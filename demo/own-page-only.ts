import type { RequestHandler } from 'express'

/**
 * Refuses what other websites make a browser send: one could press the buttons, or read the feed under a host name of
 * its own that resolves to this machine.
 */
export const ownPageOnly: RequestHandler = (request, response, next) => {
  const site = request.get('Sec-Fetch-Site')
  const isOwn = request.method === 'GET' || site === undefined || site === 'same-origin'
  if (isOwn && /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.get('Host') ?? '')) next()
  else response.status(403).type('text').send('Only the demo page may ask for this.')
}
