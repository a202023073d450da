import type { CDPSession, Page } from '@playwright/test'

/** What a page holds on to, whether it shows it or not. */
export interface Held {
  forms: number
  roots: number
  sheets: number
  /** Of the window and of the document. */
  listeners: number
}

/** Counts what is left of forms once the browser has let go of all that nothing refers to. */
export async function countHeld(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  const held = {
    forms: await alive(session, 'customElements.get("foyer-form")'),
    roots: await alive(session, 'ShadowRoot'),
    sheets: await alive(session, 'CSSStyleSheet'),
    listeners: (await listenersOn(session, 'window')) + (await listenersOn(session, 'document')),
  }
  await session.detach()
  return held
}

/** The browser makes an object for a sheet when a script asks, and lets go of it while the sheet is in use. */
const SHEETS_OF_ONE_FORM = 5

/** What has become more, and by how many. */
export function grown(before: Held, after: Held): Partial<Held> {
  const grew = Object.entries(after).map(
    ([what, count]) => [what, count - before[what as keyof Held]] as const,
  )
  return Object.fromEntries(grew.filter(([what, by]) => by > (what === 'sheets' ? SHEETS_OF_ONE_FORM : 0)))
}

async function listenersOn(session: CDPSession, target: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: target, objectGroup: 'count' })
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup: 'count' })
  return listeners.length
}

/** How many instances of a class of the browser are alive, in the page or not. */
async function alive(session: CDPSession, name: string): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${name}.prototype`,
    objectGroup: 'count',
  })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
    objectGroup: 'count',
  })
  const length = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup: 'count' })
  return length.result.value
}
