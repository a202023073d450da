import type { Page } from '@playwright/test'
import { countHeld, grown } from '../helpers/page-leaks.ts'
import { openApp } from '../helpers/page-package.ts'
import { expect, test } from '../helpers/page-test.ts'

const ELEMENT = '<foyer-form data-foyer="contact"></foyer-form>'
const VIEW = '<div id="view"></div>'

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
  await page.goto(foyer.serve({ head: foyer.snippet.script, body: ELEMENT + VIEW }))
  await expect(form.name).toBeVisible()
  await remount(page, 2)
  const before = await countHeld(page)
  await remount(page, 100)
  expect(grown(before, await countHeld(page))).toEqual({})
})

test.describe('Over the page', () => {
  test.use({ formConfig: { mode: 'popup', openOn: { seconds: 3600, scroll: 90, exit: true } } })

  /** Puts a launcher into the page, opens and closes its form, and takes it out again. */
  const relaunch = (page: Page, times: number) =>
    page.locator('#view').evaluate(
      async (view, [element, times]) => {
        for (let time = 0; time < times; time++) {
          view.innerHTML = element
          const host = view.firstElementChild as HTMLElementTagNameMap['foyer-form']
          const api = await (await host.ready)?.later()
          await api?.open()
          api?.close()
          view.replaceChildren()
        }
        await new Promise(resolve => setTimeout(resolve, 200))
      },
      [ELEMENT, times] as const,
    )

  test('a hundred launchers that came and went leave nothing behind', async ({ page, foyer }) => {
    await page.goto(foyer.serve({ head: foyer.snippet.script, body: ELEMENT + VIEW }))
    await expect(page.getByRole('button', { name: 'Contact us' })).toBeVisible()
    await relaunch(page, 2)
    const before = await countHeld(page)
    await relaunch(page, 100)
    expect(grown(before, await countHeld(page))).toEqual({})
  })
})

/** Goes from page to page within one document, each with a link that becomes a form. */
const visit = (page: Page, link: string, times: number) =>
  page.evaluate(
    async ([link, times]) => {
      for (let time = 0; time < times; time++) {
        const next = document.createElement('body')
        next.innerHTML = link
        document.body.replaceWith(next)
        dispatchEvent(new CustomEvent('turbo:load'))
        while (!document.querySelector('foyer-form')?.shadowRoot)
          await new Promise(resolve => setTimeout(resolve))
      }
      await new Promise(resolve => setTimeout(resolve, 200))
    },
    [link, times] as const,
  )

test('A hundred pages in one document leave nothing behind', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  await page.goto(foyer.serve({ head: script, body: anchor }))
  await expect(form.name).toBeVisible()
  await visit(page, anchor, 2)
  const before = await countHeld(page)
  await visit(page, anchor, 100)
  expect(grown(before, await countHeld(page))).toEqual({})
})

test('A hundred forms of the package that came and went leave nothing behind', async ({ page, foyer }) => {
  const app = await openApp(page, foyer)
  const mount = (times: number) =>
    app.evaluate(
      async ({ addForm }, [relay, times]) => {
        for (let time = 0; time < times; time++) {
          const { ready, api, remove } = addForm(relay, 'contact')
          await ready
          ;(await api()).on('lead', () => {})
          remove()
        }
      },
      [foyer.relay, times] as const,
    )
  await mount(2)
  const before = await countHeld(page)
  await mount(100)
  expect(grown(before, await countHeld(page))).toEqual({})
})
