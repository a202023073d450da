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

test.describe('Over the page', () => {
  test.use({ formConfig: { mode: 'popup', openOn: { scroll: 50 } } })

  test('a form opens by itself at the one of its elements that is there by then', async ({ page, foyer }) => {
    const tall = '<div style="height: 4000px"></div>'
    await page.goto(foyer.serve({ head: foyer.snippet.script, body: `<div id="view"></div>${tall}` }))
    const launcher = page.getByRole('button', { name: 'Contact us' })
    const mount = () =>
      page.locator('#view').evaluate((view, element) => {
        view.innerHTML = element
      }, ELEMENT)
    await page.locator('foyer-form').evaluate(host => host.remove())
    await mount()
    await expect(launcher).toBeVisible()
    await page.locator('#view').evaluate(view => view.replaceChildren())
    await page.evaluate(() => scrollTo(0, 3000))
    await page.evaluate(() => scrollTo(0, 0))
    await mount()
    await expect(launcher).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.evaluate(() => scrollTo(0, 3000))
    await expect(page.getByRole('dialog')).toBeVisible()
  })
})
