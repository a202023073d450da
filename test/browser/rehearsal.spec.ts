import type { Page } from '@playwright/test'
import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { complaints } from '../helpers/complaints.ts'
import { formOn } from '../helpers/page-form.ts'
import type { Foyer, SitePage } from '../helpers/page-foyer.ts'
import { gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'
import { stored } from '../helpers/stored.ts'

const NOTICE = 'Test: nothing is sent'

/** Where the mark may stand. */
const MARKED: Record<string, (foyer: Foyer) => SitePage & { query?: string }> = {
  'its link': ({ snippet: { anchor, script } }) => ({
    body: anchor.replace('<a ', '<a data-foyer-test ') + script,
  }),
  'its element': ({ snippet: { script } }) => ({
    body: `<foyer-form data-foyer="contact" data-foyer-test></foyer-form>${script}`,
  }),
  'its script': ({ snippet: { script } }) => ({
    body: script.replace('<script ', '<script data-foyer-test '),
  }),
  'the address of its page': () => ({ query: '?foyer-test' }),
  'the address of its page, among others': () => ({ query: '?page=2&foyer-test=1#form' }),
}

async function visit(page: Page, foyer: Foyer, { query = '', ...site }: SitePage & { query?: string }) {
  const path = `/${query.split('#', 1)}`
  foyer.serve({ ...site, path })
  await page.goto(`${foyer.site}/${query}`)
}

const strip = (page: Page) => page.locator('foyer-form').getByText(NOTICE)

for (const [where, site] of Object.entries(MARKED)) {
  test(`A form that is marked at ${where} is tested to the end, and nobody gets anything`, async ({
    page,
    foyer,
    form,
  }) => {
    const tickets = await gate(page, 'tickets')
    const opened = await gate(page, 'conversations')
    const told = new Promise(resolve => page.exposeFunction('told', resolve))
    await visit(page, foyer, site(foyer))
    await page.evaluate(`addEventListener('foyer:lead', ({ detail }) => told(detail.conversationId))`)
    await expect(strip(page)).toBeVisible()
    expect(tickets).toEqual([])

    await form.introduce()
    await form.message.fill('Do you repair engines?')
    await expect(strip(page)).toBeVisible()
    await form.send.click()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    await expect(strip(page)).toHaveCount(1)
    expect(tickets.map(({ body }) => body)).toEqual([{ test: true }])
    expect(opened).toHaveLength(1)
    expect(await told).toMatch(/^test-/)
    expect(foyer.sandbox.journal.entries()).toEqual([])
    expect(stored(foyer.storePath)).toEqual({ submissions: 0, deliveries: [], idempotency: 0 })
  })
}

test('A form without a mark is none, whatever else the page’s address says', async ({
  page,
  foyer,
  form,
}) => {
  const tickets = await gate(page, 'tickets')
  await visit(page, foyer, { query: '?q=foyer-test&r=foyerTest&my-foyer-test' })
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  await expect(strip(page)).toHaveCount(0)
  expect(tickets.map(({ body }) => body)).toEqual([{}])
  expect(foyer.sandbox.leads()).toHaveLength(1)
  expect(stored(foyer.storePath).deliveries).toHaveLength(2)
})

test('A form that comes up over the page says so in its dialog', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const marked = anchor.replace('<a ', '<a data-mode="popup" data-foyer-test ')
  await visit(page, foyer, { body: marked + script })
  await page.getByRole('link').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(NOTICE)).toBeVisible()
  const cross = await dialog.getByRole('button', { name: 'Close' }).boundingBox()
  const notice = await dialog.getByText(NOTICE).boundingBox()
  expect((notice?.x ?? 0) + (notice?.width ?? 0)).toBeLessThanOrEqual(cross?.x ?? 0)
  await form.submit()
  await expect(form.heading.last()).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.journal.entries()).toEqual([])
})

for (const { lang, texts, width, colorScheme } of [
  { lang: 'en', texts: en, width: 800, colorScheme: 'light' },
  { lang: 'ar', texts: ar, width: 320, colorScheme: 'dark' },
] as const) {
  test(`axe finds nothing in a form that is tested (${lang}, ${colorScheme})`, async ({ page, foyer }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await visit(page, foyer, { lang, query: '?foyer-test' })
    await expect(strip(page)).toBeVisible()
    expect(await complaints(page, 'foyer-form')).toEqual([])
    const form = formOn(page, texts)
    await form.submit()
    await form.again.waitFor()
    expect(await complaints(page, 'foyer-form')).toEqual([])
    const over = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth')
    expect(over).toBeLessThanOrEqual(0)
  })
}
