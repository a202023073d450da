import { type IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

const setAll = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  // Whether there is TLS is known to the proxy in front, not here.
  strictTransportSecurity: false,
})

/** Helmet's headers. They are the same for every answer, so helmet is asked once: its dozen handlers take their time. */
export function securityHeaders(): (response: ServerResponse) => void {
  const template = new ServerResponse({ method: 'GET' } as IncomingMessage)
  setAll({} as IncomingMessage, template, () => {})
  const headers = new Map(Object.entries(template.getHeaders()) as [string, string][])
  return response => void response.setHeaders(headers)
}
