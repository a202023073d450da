import type { Page } from '@playwright/test'
import { complaints } from '../helpers/complaints.ts'
import type { FormOnPage } from '../helpers/page-form.ts'
import type { Foyer } from '../helpers/page-foyer.ts'
import { expect, test } from '../helpers/page-test.ts'

const BRITAIN = 'United Kingdom (\u2066+44\u2069)'

/** Browsers as they differ in what they tell of a text's width. */
const WITH_FLAGS = 'OffscreenCanvasRenderingContext2D.prototype.measureText = () => ({ width: 20 })'
const WITHOUT: Record<string, string> = {
  'that draws two letters':
    'OffscreenCanvasRenderingContext2D.prototype.measureText = text => ({ width: 20 * [...text].length })',
  'that says nothing of texts':
    'OffscreenCanvasRenderingContext2D.prototype.measureText = () => ({ width: 0 })',
  'that answers nonsense': 'OffscreenCanvasRenderingContext2D.prototype.measureText = () => ({ width: NaN })',
  'that gives no pen': 'OffscreenCanvas.prototype.getContext = () => null',
  'that forbids to draw': 'OffscreenCanvas.prototype.getContext = () => { throw new DOMException("no") }',
  'without a canvas': 'delete globalThis.OffscreenCanvas',
}

async function askForPhone(page: Page, foyer: Foyer, form: FormOnPage, browser: string) {
  await page.addInitScript(browser)
  await page.goto(foyer.serve())
  await form.byPhone.check()
  await expect(form.country.locator('option')).toHaveCount(245)
}

const closed = (form: FormOnPage) => form.host.locator('.phone bdi')
const option = (form: FormOnPage) => form.country.locator('option[value=GB]')

test('A browser that draws flags shows them, behind the names, and before a number', async ({
  page,
  foyer,
  form,
}) => {
  await askForPhone(page, foyer, form, WITH_FLAGS)
  await expect(closed(form)).toHaveText('🇬🇧 +44')
  await expect(option(form)).toHaveText(`${BRITAIN} 🇬🇧`)
  await form.phone.fill('+351 912')
  await expect(closed(form)).toHaveText('🇵🇹 +351')
})

test('Nobody hears of a flag', async ({ page, foyer, form }) => {
  await askForPhone(page, foyer, form, WITH_FLAGS)
  const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree')
  const heard = nodes.filter(({ ignored }) => !ignored)
  const names = heard.map(({ name }) => `${name?.value ?? ''}`)
  expect(names).toContain(BRITAIN)
  expect(heard.find(({ name }) => name?.value === 'Country')?.value?.value).toBe(BRITAIN)
  expect(names.filter(name => /\p{RI}/u.test(name))).toEqual([])
  expect(await complaints(page, 'foyer-form')).toEqual([])
})

test('The keyboard finds a country by its first letters, beside flags too', async ({ page, foyer, form }) => {
  await askForPhone(page, foyer, form, WITH_FLAGS)
  await form.country.focus()
  await page.keyboard.type('portu')
  await expect(form.country).toHaveValue('PT')
})

for (const [which, browser] of Object.entries(WITHOUT)) {
  test(`A browser ${which} shows letters`, async ({ page, foyer, form }) => {
    const broken: Error[] = []
    page.on('pageerror', error => broken.push(error))
    await askForPhone(page, foyer, form, browser)
    await expect(closed(form)).toHaveText('GB +44')
    await expect(option(form)).toHaveText(BRITAIN)
    expect(broken).toEqual([])
  })
}
