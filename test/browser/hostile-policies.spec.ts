import { strictPolicy } from '../helpers/hostile.ts'
import { looksOf } from '../helpers/looks.ts'
import { expect, test } from '../helpers/page-test.ts'

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
  const free = await looksOf(page)

  await page.goto(foyer.serve({ headers: { 'Content-Security-Policy': strictPolicy(foyer) } }))
  await expect(form.name).toBeVisible()
  expect(await looksOf(page)).toEqual(free)
  await form.byPhone.check()
  await form.byEmail.check()
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  expect(violations).toEqual([])
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

test('The form works on a page that is isolated from all others', async ({ page, foyer, form }) => {
  const headers = {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
  await page.goto(foyer.serve({ headers }))
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
})

test('The form works on a page that may use none of the browser’s features', async ({
  page,
  foyer,
  form,
}) => {
  const headers = {
    'Permissions-Policy': 'autofill=(), clipboard-read=(), storage-access=(), unload=(), keyboard-map=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
  await page.goto(foyer.serve({ headers }))
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
})

const frame = (sandbox: string, src: string) =>
  `<iframe title="Inner" sandbox="${sandbox}" width="600" height="700" src="${src}"></iframe>`

for (const sandbox of ['allow-scripts allow-same-origin allow-forms', 'allow-scripts allow-same-origin']) {
  test(`A frame with ${sandbox} gets its lead`, async ({ page, foyer }) => {
    const src = foyer.serve({ path: '/inner' })
    await page.goto(foyer.serve({ body: frame(sandbox, src) }))
    const inner = page.frameLocator('iframe')
    await inner.getByRole('textbox', { name: 'Your name' }).fill('Ana Sousa')
    await inner.getByRole('textbox', { name: 'Email' }).fill('ana@example.com')
    await inner.getByRole('textbox', { name: 'Email' }).press('Enter')
    await inner.getByRole('textbox', { name: 'Your message' }).fill('Do you repair engines?')
    await inner.getByRole('button', { name: 'Send' }).click()
    await expect(inner.getByRole('heading')).toContainText('Thank you')
    expect(foyer.sandbox.leads()).toHaveLength(1)
  })
}

// The relay can't tell one page without an origin from another, so it serves none.
test('A frame without an origin keeps the link', async ({ page, foyer }) => {
  const src = foyer.serve({ path: '/inner' })
  const loaded = page.waitForResponse('**/embed/contact.js')
  await page.goto(foyer.serve({ body: frame('allow-scripts allow-forms', src) }))
  await loaded
  await page.waitForLoadState('networkidle')
  const inner = page.frameLocator('iframe')
  await expect(inner.getByRole('link', { name: 'Write to us' })).toBeVisible()
  await expect(inner.locator('foyer-form')).toHaveCount(0)
})

test('A page whose policy takes its origin keeps the link', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ headers: { 'Content-Security-Policy': 'sandbox allow-scripts' } }))
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('link', { name: 'Write to us' })).toBeVisible()
  await expect(form.host).toHaveCount(0)
})
