import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { type Demo, startDemo } from '../../demo/start-demo.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const cleanups: (() => Promise<void>)[] = []
const log = { info: () => {}, warn: () => {}, error: () => {} }

/** A page of a demo of its own, with everything that went wrong in it. */
async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  const pageFolder = fileURLToPath(new URL('../../dist/demo/page/', import.meta.url))
  const demo = await startDemo({ ports: { page: 0, relay: 0, sandbox: 0 }, vorel: null, log, pageFolder })
  cleanups.push(demo.stop)
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  cleanups.push(() => context.close())
  const page = await context.newPage()
  const wrongs: string[] = []
  page.on('pageerror', error => wrongs.push(error.message))
  page.on('console', message => void (message.type() === 'error' && wrongs.push(message.text())))
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

function upstreamOf({ upstream }: Demo) {
  return { conversations: upstream?.sandbox.conversations(), leads: upstream?.sandbox.leads() }
}

/** What axe finds, `rule: where`, in the form's shadow root too. */
async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
}

test('a lead sent while the upstream is down arrives once when it is back', async ({ browser }) => {
  const { demo, page, wrongs } = await open(browser)
  await page.getByRole('button', { name: 'Take Vorel down' }).click()
  await expect(page.getByRole('radio', { name: 'Down', exact: true })).toBeChecked()
  await send(page, 'Ada@Example.com', 'It sticks.')
  const journey = page.locator('#journey')
  await expect(journey.getByText('Ada@Example.com → ada@example.com')).toBeVisible()
  await expect(journey.getByText('Next attempt in')).toBeVisible()
  await expect(journey.getByText('Holds no conversations and no leads')).toBeVisible()

  await page.getByRole('radio', { name: 'Up', exact: true }).check()
  await expect(journey.getByText('Holds 1 conversation and 1 lead')).toBeVisible({ timeout: 15_000 })
  await expect(journey.getByText('Arrived at attempt 2.')).toBeVisible()
  expect(upstreamOf(demo)).toMatchObject({
    conversations: [{ customer_identifier: 'ada@example.com' }],
    leads: [{ attributes: { message: 'It sticks.' } }],
  })
  expect(wrongs).toEqual([])
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
  expect([...origins].sort()).toEqual([demo.pageUrl, demo.relayUrl].sort())
  expect(wrongs).toEqual([])
})

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 } },
} as const)) {
  test(`axe finds nothing before, during and after an outage (${name})`, async ({ browser }) => {
    const { page } = await open(browser, { ...options, reducedMotion: 'reduce' })
    expect(await complaints(page)).toEqual([])
    await page.getByRole('radio', { name: 'Down', exact: true }).check()
    await send(page, 'ada@example.com', 'It sticks.')
    await page.locator('.call summary').first().click()
    expect(await complaints(page)).toEqual([])
    await page.getByRole('radio', { name: 'Up', exact: true }).check()
    await expect(page.getByText('Holds 1 conversation and 1 lead')).toBeVisible({ timeout: 15_000 })
    expect(await complaints(page)).toEqual([])
  })

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
