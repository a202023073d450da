import type { Page, Route } from '@playwright/test'

type Path = 'tickets' | 'conversations' | 'leads'

/** What came to a route of the relay, in order. */
export interface Posted {
  key: string | undefined
  body: Record<string, unknown>
}

/**
 * Stands between the page and one route of the relay: each POST meets the next of `meets`, and what comes after them goes
 * through. CORS preflights go through always.
 */
export async function gate(
  page: Page,
  path: Path,
  ...meets: ((route: Route) => Promise<void>)[]
): Promise<Posted[]> {
  const posted: Posted[] = []
  await page.route(`**/v1/forms/*/${path}`, async route => {
    const request = route.request()
    if (request.method() !== 'POST') return route.continue()
    posted.push({ key: request.headers()['idempotency-key'], body: request.postDataJSON() })
    return (meets.shift() ?? (through => through.continue()))(route)
  })
  return posted
}

/** The connection breaks before the relay hears anything. */
export const broken = (route: Route): Promise<void> => route.abort('connectionreset')

/** The relay does its work, and the answer is lost on the way. */
export async function unheard(route: Route): Promise<void> {
  await route.fetch()
  await route.abort('connectionreset')
}

/** Something answers in the relay's place. */
export const answered =
  (status: number, problem: object, headers: Record<string, string> = {}) =>
  (route: Route): Promise<void> =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        ...headers,
      },
      body: JSON.stringify(problem),
    })

/** Nothing answers until `open` is called; then the request goes through. */
export function held(): { hold(route: Route): Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { hold: route => opened.then(() => route.continue()), open: () => open() }
}
