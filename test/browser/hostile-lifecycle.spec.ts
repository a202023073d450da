import type { CDPSession, Page } from '@playwright/test'
import type { Foyer } from '../helpers/page-foyer.ts'
import { expect, test } from '../helpers/page-test.ts'

const ELEMENT = '<foyer-form data-foyer="contact"></foyer-form>'

/** A page of an application: the script is there, and the form comes and goes. */
const appOf = ({ snippet }: Foyer) => ({ head: snippet.script, body: `${ELEMENT}<div id="view"></div>` })

test('A form that is moved keeps what was typed, and sends it', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve(appOf(foyer)))
  await form.name.fill('Ana Sousa')
  await form.host.evaluate(host => document.querySelector('#view')?.append(host))
  await expect(form.name).toHaveValue('Ana Sousa')
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('A form that is taken out and put back goes on where it was', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve(appOf(foyer)))
  await form.introduce()
  await expect(form.message).toBeVisible()
  await form.host.evaluate(async host => {
    host.remove()
    await new Promise(resolve => setTimeout(resolve, 100))
    document.querySelector('#view')?.append(host)
  })
  await form.message.fill('Do you repair engines?')
  await form.send.click()
  await expect(form.heading).toContainText('Thank you')
})

test('A form that is mounted twice at once, as React does in development, is one form', async ({
  page,
  foyer,
}) => {
  await page.goto(foyer.serve({ head: foyer.snippet.script, body: '<div id="view"></div>', lang: 'en' }))
  await page.locator('#view').evaluate((view, element) => {
    const mount = () => {
      view.innerHTML = element
      return () => view.replaceChildren()
    }
    mount()()
    mount()
  }, ELEMENT)
  await expect(page.locator('#view foyer-form').getByRole('textbox', { name: 'Your name' })).toHaveCount(1)
})

test('A page whose body is replaced, as Turbo does, has a form that works', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  await page.goto(foyer.serve({ head: script, body: anchor }))
  await form.name.fill('Ana Sousa')
  await page.evaluate(markup => {
    const kept = document.body.cloneNode(true)
    Object.assign(globalThis, { kept })
    const next = document.createElement('body')
    next.innerHTML = markup
    document.body.replaceWith(next)
    dispatchEvent(new CustomEvent('turbo:load'))
  }, `<main id="next">${anchor}</main>`)
  await expect(page.locator('#next foyer-form').getByRole('textbox', { name: 'Your name' })).toBeVisible()
  await expect(form.host).toHaveCount(1)

  // Back: the page that was kept is a copy, without the shadow of what it was copied from.
  await page.evaluate(() => {
    document.body.replaceWith((globalThis as unknown as { kept: HTMLElement }).kept)
    dispatchEvent(new CustomEvent('turbo:load'))
  })
  await expect(form.host).toHaveCount(1)
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
})

test('A form within a component of the page moves the focus as elsewhere', async ({ page, foyer }) => {
  await page.goto(foyer.serve({ head: foyer.snippet.script, body: '<div id="component"></div>' }))
  await page.locator('#component').evaluate((component, element) => {
    component.attachShadow({ mode: 'open' }).innerHTML = element
  }, ELEMENT)
  const within = page.locator('#component foyer-form')
  await within.getByRole('button', { name: 'Continue' }).click()
  await expect(within.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await within.getByRole('textbox', { name: 'Your name' }).fill('Ana Sousa')
  await within.getByRole('textbox', { name: 'Email' }).fill('ana@example.com')
  await within.getByRole('button', { name: 'Continue' }).click()
  await expect(within.getByRole('textbox', { name: 'Your message' })).toBeFocused()
})

async function listenersOnWindow(session: CDPSession): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'window' })
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  })
  await session.send('Runtime.releaseObject', { objectId: result.objectId ?? '' })
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

/** Puts a form into the page, comes into it, and takes it out again. */
const remount = (page: Page, times: number) =>
  page.locator('#view').evaluate(
    async (view, [element, times]) => {
      for (let time = 0; time < times; time++) {
        view.innerHTML = element
        const host = view.firstElementChild as HTMLElement
        const name = () => host.shadowRoot?.querySelector<HTMLInputElement>('#name')
        while (!name()) await new Promise(resolve => setTimeout(resolve))
        const input = name() as HTMLInputElement
        input.focus()
        input.value = `Ana ${time}`
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
        await new Promise(resolve => setTimeout(resolve))
        view.replaceChildren()
      }
      // What was on its way when the last one went.
      await new Promise(resolve => setTimeout(resolve, 200))
    },
    [ELEMENT, times] as const,
  )

test('A hundred forms that came and went leave nothing behind', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ head: foyer.snippet.script, body: `${ELEMENT}<div id="view"></div>` }))
  await expect(form.name).toBeVisible()
  const session = await page.context().newCDPSession(page)
  const measure = async () => ({
    forms: await alive(session, 'customElements.get("foyer-form")'),
    roots: await alive(session, 'ShadowRoot'),
    sheets: await alive(session, 'CSSStyleSheet'),
    listeners: await listenersOnWindow(session),
  })
  await remount(page, 2)
  const before = await measure()
  await remount(page, 100)
  expect(await measure()).toEqual(before)
})
