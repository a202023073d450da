import type { Page } from '@playwright/test'
import { HOSTILE_STYLE, strictPolicy } from '../helpers/hostile.ts'
import { expect, test } from '../helpers/page-test.ts'

/** What the form looks like, control by control. */
const looks = (page: Page) =>
  page.locator('foyer-form').evaluate(host =>
    [...(host.shadowRoot?.querySelectorAll('*') ?? [])].map(element => {
      const style = getComputedStyle(element)
      const { color, backgroundColor, fontSize, fontStyle, letterSpacing, textTransform, lineHeight } = style
      const { borderWidth, padding, textAlign, display, minHeight, cursor } = style
      return [
        element.localName,
        ...[color, backgroundColor, fontSize, fontStyle, letterSpacing, textTransform, lineHeight],
        ...[borderWidth, padding, textAlign, display, minHeight, cursor],
      ].join(' ')
    }),
  )

test('The strictest policy costs the form nothing', async ({ page, foyer, form }) => {
  const violations: string[] = []
  await page.exposeFunction('report', (what: string) => violations.push(what))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', event =>
      (globalThis as unknown as { report(what: string): void }).report(
        `${event.violatedDirective} ${event.blockedURI}`,
      ),
    ),
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  const free = await looks(page)

  await page.goto(foyer.serve({ headers: { 'Content-Security-Policy': strictPolicy(foyer) } }))
  await expect(form.name).toBeVisible()
  expect(await looks(page)).toEqual(free)
  await form.byPhone.check()
  await form.byEmail.check()
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  expect(violations).toEqual([])
})

test('Hostile styles of the page change no control', async ({ page, foyer, form }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  const free = await looks(page)
  expect(free.length).toBeGreaterThan(20)

  await page.goto(foyer.serve({ head: HOSTILE_STYLE }))
  await expect(form.name).toBeVisible()
  expect(await looks(page)).toEqual(free)
  await expect(form.name).toHaveCSS('font-size', '16px')
})

test('The form works where storage is out of reach', async ({ page, foyer, form }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'cookieStore']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    }
  })
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
})

test('A page in another encoding shows every letter', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ lang: 'ar', headers: { 'Content-Type': 'text/html; charset=windows-1252' } }))
  await expect(form.heading).toHaveText('تواصل معنا')
})

test('No page makes the form wider than a small phone', async ({ page, foyer, form }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(foyer.serve({ lang: 'fr' }))
  await form.heading.waitFor()
  await form.host.getByRole('radio').last().check()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
