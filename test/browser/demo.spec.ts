import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { startDemo } from '../../demo/start-demo.ts'
import { FREE_PORTS } from '../helpers/free-ports.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const cleanups: (() => Promise<void>)[] = []
const log = { info: () => {}, warn: () => {}, error: () => {} }
/** A first retry comes after five seconds. */
const RETRIED = { timeout: 15_000 }

/** A page of a demo of its own, with everything that went wrong in it. */
async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  const pageFolder = fileURLToPath(new URL('../../dist/demo/page/', import.meta.url))
  const demo = await startDemo({ ports: FREE_PORTS, vorel: null, log, pageFolder })
  cleanups.push(demo.stop)
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  cleanups.push(() => context.close())
  const page = await context.newPage()
  const wrongs: string[] = []
  page.on('pageerror', error => wrongs.push(error.message))
  // A test types faster than a person, and is asked for work.
  const isWrong = (text: string) => !text.includes('status of 428')
  page.on('console', message => {
    if (message.type() === 'error' && isWrong(message.text())) wrongs.push(message.text())
  })
  const origins = new Set<string>()
  page.on(
    'request',
    request => void (/^http/.test(request.url()) && origins.add(new URL(request.url()).origin)),
  )
  await page.goto(demo.pageUrl)
  await expect(page.locator('foyer-form')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible()
  return { demo, page, wrongs, origins }
}

test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function send(page: Page, email: string, message: string) {
  const form = page.locator('foyer-form')
  await form.getByLabel('Your name').fill('Ada Lovelace')
  await form.locator('input[type=email]').fill(email)
  await form.getByRole('button', { name: 'Continue' }).click()
  await form.getByLabel('Your message').fill(message)
  await form.getByRole('button', { name: 'Send message' }).click()
  await expect(form.getByText('Thank you, Ada Lovelace')).toBeVisible()
}

type Name = 'Vorel' | 'Convocore' | 'Webhook'
const FORM_IDS = { Vorel: 'contact', Convocore: 'contact-convocore', Webhook: 'contact-webhook' }

/** Has the form on the page send to another upstream. */
async function sendTo(page: Page, name: Name) {
  await page.getByRole('radio', { name }).check()
  await expect(page.locator(`foyer-form[data-foyer=${FORM_IDS[name]}]`)).toBeVisible()
  await expect(page.locator('foyer-form')).toHaveCount(1)
}

const mood = (page: Page, name: Name) => page.getByRole('combobox', { name: `${name} is` })
const held = (page: Page, name: Name) => page.getByRole('region', { name, exact: true })

/** What axe finds, `rule: where`, in the form's shadow root too. */
async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
}

test('a lead sent while Vorel is down arrives once when it is back, its copy at once', async ({
  browser,
}) => {
  const { demo, page, wrongs } = await open(browser)
  await page.getByRole('button', { name: 'Take Vorel down' }).click()
  await expect(mood(page, 'Vorel')).toHaveValue('down')
  await send(page, 'Ada@Example.com', 'It sticks.')
  const journey = page.locator('#journey')
  await expect(journey.getByText('Ada@Example.com → ada@example.com')).toBeVisible()
  const [first, copy] = ['To Vorel', 'A copy to Webhook'].map(name => page.getByRole('region', { name }))
  await expect(copy?.getByText('Arrived at the first attempt.') ?? journey).toHaveCount(2)
  await expect(first?.getByText('Next attempt in') ?? journey).toBeVisible()
  await expect(held(page, 'Vorel').getByText('Empty')).toBeVisible()
  await expect(held(page, 'Webhook').getByText('signature verified')).toHaveCount(2)

  await mood(page, 'Vorel').selectOption('Up')
  await expect(held(page, 'Vorel').getByText('1 conversation, 1 lead')).toBeVisible(RETRIED)
  await expect(first?.getByText('Arrived at attempt 2.') ?? journey).toBeVisible()
  expect(demo.upstreams.vorel?.sandbox.holdings()).toMatchObject({
    conversations: [{ customer_identifier: 'ada@example.com' }],
    leads: [{ attributes: { message: 'It sticks.' } }],
  })
  expect(wrongs).toEqual([])
})

for (const [name, shown] of Object.entries({
  Vorel: '1 conversation, 1 lead',
  Convocore: '1 conversation',
  Webhook: '2 events',
}) as [Name, string][]) {
  test(`what is sent to ${name} arrives there, and the page shows it`, async ({ browser }) => {
    const { page, wrongs } = await open(browser)
    // Away and back, so that the form of each is asked for by the switch.
    if (name === 'Vorel') await sendTo(page, 'Convocore')
    await sendTo(page, name)
    await send(page, 'ada@example.com', 'It sticks.')
    const region = held(page, name)
    await expect(region.getByText(shown, { exact: true })).toBeVisible()
    await expect(region.getByText('It sticks.')).toBeVisible()
    await expect(page.getByRole('region', { name: `To ${name}` }).getByText('delivered')).toHaveCount(2)
    expect(wrongs).toEqual([])
  })
}

test('with one upstream down the others get theirs at once, and it gets its own once', async ({
  browser,
}) => {
  const { demo, page } = await open(browser)
  await sendTo(page, 'Convocore')
  await mood(page, 'Convocore').selectOption('Down')
  await send(page, 'ada@example.com', 'It sticks.')
  await sendTo(page, 'Webhook')
  await send(page, 'grace@example.com', 'It rattles.')
  await expect(held(page, 'Webhook').getByText('2 events')).toBeVisible()
  await expect(held(page, 'Convocore').getByText('Empty')).toBeVisible()

  await mood(page, 'Convocore').selectOption('Up')
  await expect(held(page, 'Convocore').getByText('It sticks.')).toBeVisible(RETRIED)
  expect(demo.upstreams.convocore.sandbox.conversations()).toMatchObject([{ userEmail: 'ada@example.com' }])
  expect(demo.upstreams.vorel?.sandbox.conversations()).toEqual([])
})

test('a form stays until the next one is there, which speaks its language', async ({ browser }) => {
  const { page } = await open(browser)
  let deliver = () => {}
  const held = new Promise<void>(resolve => {
    deliver = resolve
  })
  await page.route('**/embed/contact-webhook.js', route => held.then(() => route.continue()))
  await page.locator('foyer-form').getByRole('combobox').selectOption('ar')
  await expect(page.locator('foyer-form [dir=rtl]')).toBeVisible()
  await page.getByRole('radio', { name: 'Webhook' }).check()
  await expect(page.locator('foyer-form[data-foyer=contact]')).toBeVisible()
  deliver()
  await expect(page.locator('foyer-form[data-foyer=contact-webhook] [dir=rtl]')).toBeVisible()
  await expect(page.locator('foyer-form')).toHaveCount(1)
})

test('who changes their mind before a form is there gets the one that was chosen last', async ({
  browser,
}) => {
  const { page } = await open(browser)
  for (const name of ['Webhook', 'Convocore', 'Vorel', 'Convocore']) {
    await page.getByRole('radio', { name }).check()
  }
  await expect(page.locator('foyer-form[data-foyer=contact-convocore]')).toBeVisible()
  await expect(page.locator('foyer-form')).toHaveCount(1)
})

test('purging one upstream empties it and no other', async ({ browser }) => {
  const { page } = await open(browser)
  await send(page, 'ada@example.com', 'It sticks.')
  await expect(held(page, 'Webhook').getByText('2 events')).toBeVisible()
  await page.getByRole('button', { name: 'Purge Vorel' }).click()
  await expect(held(page, 'Vorel').getByText('Empty')).toBeVisible()
  await expect(held(page, 'Webhook').getByText('2 events')).toBeVisible()
})

test('a call opens to what was sent and what was answered', async ({ browser }) => {
  const { page } = await open(browser)
  await send(page, 'ada@example.com', 'It sticks.')
  const call = page.locator('.call').filter({ hasText: '/leads' })
  await call.locator('summary').click()
  await expect(call.getByText('"message": "It sticks."')).toHaveCount(2)
})

test('the page asks nobody but its own server and the relay, and nothing is blocked', async ({ browser }) => {
  const { demo, page, wrongs, origins } = await open(browser)
  await send(page, 'ada@example.com', 'It sticks.')
  await sendTo(page, 'Webhook')
  expect([...origins].sort()).toEqual([demo.pageUrl, demo.relayUrl].sort())
  expect(wrongs).toEqual([])
})

const SIZES = { desktop: { width: 1280, height: 720 }, phone: { width: 360, height: 740 } }

/** Looks at the page in either scheme, on a desktop and a phone. */
async function expectNothing(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      expect.soft(await complaints(page), `${colorScheme}, ${size}`).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(wider, `${colorScheme}, ${size}`).toBeLessThanOrEqual(0)
    }
}

test('axe finds nothing before, during and after an outage', async ({ browser }) => {
  const { page } = await open(browser, { reducedMotion: 'reduce' })
  await expectNothing(page)
  await mood(page, 'Vorel').selectOption('Down')
  await send(page, 'ada@example.com', 'It sticks.')
  await page.locator('.call summary').first().click()
  await expectNothing(page)
  await mood(page, 'Vorel').selectOption('Up')
  await expect(held(page, 'Vorel').getByText('1 conversation, 1 lead')).toBeVisible(RETRIED)
  await sendTo(page, 'Convocore')
  await send(page, 'ada@example.com', 'It sticks.')
  await expect(held(page, 'Convocore').getByText('It sticks.')).toBeVisible()
  await expectNothing(page)
})

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 } },
} as const)) {
  test(`nothing moves while the page loads (${name})`, async ({ browser }) => {
    const { page } = await open(browser, options)
    await page.reload()
    await expect(page.locator('foyer-form')).toBeVisible()
    await expect(page.getByText('No call yet')).toBeAttached()
    const shifted = await page.evaluate(() => {
      const observer = new PerformanceObserver(() => {})
      observer.observe({ type: 'layout-shift', buffered: true })
      return observer.takeRecords().length
    })
    expect(shifted).toBe(0)
  })
}
