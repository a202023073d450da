import { texts as ar } from '../../widget/locales/ar.ts'
import { formOn } from '../helpers/page-form.ts'
import { expect, test } from '../helpers/page-test.ts'

test('A page in another encoding shows every letter', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ lang: 'ar', headers: { 'Content-Type': 'text/html; charset=windows-1252' } }))
  await expect(form.heading).toHaveText('تواصل معنا')
})

test('A page whose addresses are relative to another site gets its lead', async ({ page, foyer, form }) => {
  const head = '<base href="https://elsewhere.example/deep/" target="_blank">'
  const pages: unknown[] = []
  page.context().on('page', opened => pages.push(opened))
  await page.goto(foyer.serve({ head }))
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  expect(pages).toEqual([])
  expect(page.url()).toBe(`${foyer.site}/`)
})

test('A page in quirks mode gets its lead', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ doctype: '' }))
  expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat')
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
})

for (const { where, lang, dir, own } of [
  { where: 'from right to left, in English', lang: 'en', dir: 'rtl', own: 'ltr' },
  { where: 'from left to right, in Arabic', lang: 'ar', dir: undefined, own: 'rtl' },
] as const) {
  test(`A page that runs ${where} has a form that runs as its language does`, async ({ page, foyer }) => {
    const form = lang === 'ar' ? formOn(page, ar) : formOn(page)
    await page.goto(foyer.serve({ lang, ...(dir && { dir }) }))
    await expect(form.name).toBeVisible()
    const edges = await form.host.evaluate(host => {
      const find = (selector: string) => host.shadowRoot?.querySelector(selector) as HTMLElement
      const range = document.createRange()
      range.selectNodeContents(find('label[for=name]'))
      const [label, control] = [range.getBoundingClientRect(), find('#name').getBoundingClientRect()]
      return { left: label.left - control.left, right: control.right - label.right }
    })
    expect(Math.abs(own === 'ltr' ? edges.left : edges.right)).toBeLessThan(4)
    expect(own === 'ltr' ? edges.right : edges.left).toBeGreaterThan(100)
  })
}

test('A form outlives a browser that translates the page', async ({ page, foyer, form }) => {
  const thrown: string[] = []
  page.on('pageerror', ({ message }) => thrown.push(message))
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  await form.host.evaluate(translate, 'x-')
  await expect(form.heading).toHaveText('x-Contact us')
  // Every state after this is drawn into what the translator has left behind.
  await form.host.locator('[type=submit]').click()
  await expect(form.host.locator('#name-fault')).toHaveText('Please fill this in.')
  await form.host.evaluate(translate, 'y-')
  await form.host.locator('[value=phone]').check()
  await form.host.locator('[value=email]').check()
  await form.host.locator('#name').fill('Ana Sousa')
  await form.host.locator('#email').fill('ana@example.com')
  await form.host.locator('[type=submit]').click()
  await expect(form.host.locator('textarea')).toBeVisible()
  await form.host.evaluate(translate, 'z-')
  await form.host.locator('textarea').fill('Do you repair engines?')
  await expect(form.host.locator('[type=submit]')).toHaveText(/Send/)
  await form.host.locator('[type=submit]').click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toHaveLength(1)
  expect(thrown).toEqual([])
})

/** Puts each text into elements of the translator's own, as the one in Chrome does. */
function translate(host: Element, mark: string) {
  const root = host.shadowRoot as ShadowRoot
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.append(mark + text.data)
    outer.append(inner)
    text.replaceWith(outer)
  }
}
