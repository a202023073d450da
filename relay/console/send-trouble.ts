import type { Request, Response } from 'express'
import { html } from '../html.ts'
import { signedIn } from './guard/signed-in.ts'
import { layout } from './pages/layout.ts'

/** Whether a request is for something that a person reads. */
export function wantsPage({ path }: Request): boolean {
  return path !== '/metrics' && !path.endsWith('.json')
}

/** Says in one sentence what is wrong, as a page or, to programs, as text. */
export function sendTrouble(request: Request, response: Response, status: number, sentence: string): void {
  response.status(status)
  if (!wantsPage(request)) {
    response.type('text/plain').send(`${sentence}\n`)
    return
  }
  const frame = { base: request.baseUrl, session: signedIn(response).session }
  response.send(
    layout(
      frame,
      sentence,
      html`<h1>${sentence}</h1><p><a href="${request.baseUrl}/">To the overview</a></p>`,
    ),
  )
}
