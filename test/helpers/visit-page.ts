import { type HtmlPage, readPage } from './html-page.ts'
import { PUBLIC_URL, type Reply, type TestRelay } from './start-relay.ts'

export interface Visited extends HtmlPage {
  reply: Reply
  /** Posts the page's form with `typed` in its fields, as a browser does. */
  submit(typed?: Record<string, string>, headers?: Record<string, string>): Promise<Visited>
}

/** Opens a hosted page without JavaScript. */
export async function visitPage(
  relay: TestRelay,
  path = '/f/contact',
  headers: Record<string, string> = {},
): Promise<Visited> {
  return visited(relay, path, await relay.request(path, { headers }))
}

function visited(relay: TestRelay, path: string, reply: Reply): Visited {
  const page = readPage(reply.text)
  return {
    ...page,
    reply,
    async submit(typed = {}, headers = {}) {
      if (page.form === undefined) throw new Error('The page has no form')
      const target = new URL(page.form.action, new URL(path, relay.url))
      const next = target.pathname + target.search
      const answer = await relay.request(next, {
        method: 'POST',
        headers: { Origin: PUBLIC_URL, ...headers },
        body: new URLSearchParams({ ...page.form.values, ...typed }),
      })
      return visited(relay, next, answer)
    },
  }
}
