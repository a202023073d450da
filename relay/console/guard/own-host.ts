import type { RequestHandler } from 'express'
import { sendTrouble } from '../send-trouble.ts'

/**
 * Answers only to the names of this machine. Where nobody signs in, a page whose own host name suddenly resolves to this
 * machine (DNS rebinding) would otherwise read everything.
 */
export function ownHost(listening: string): RequestHandler {
  const bracketed = listening.includes(':') ? `[${listening}]` : listening
  const names = [bracketed, 'localhost', '127.0.0.1', '[::1]']
  return (request, response, next) => {
    const port = request.socket.localPort
    const own = names.flatMap(name => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
    if (own.includes(request.get('Host')?.toLowerCase() ?? '')) next()
    else sendTrouble(request, response, 403, `Open the console at http://localhost:${port}.`)
  }
}
