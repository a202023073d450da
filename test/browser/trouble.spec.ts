import { answered, broken, gate, held, unheard } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

const BUSY = answered(503, { code: 'unavailable' })

test('A message that the upstream can’t take yet is queued, and arrives once', async ({
  page,
  foyer,
  form,
}) => {
  await foyer.sandbox.faults.set({ kind: 'down' })
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  await expect(form.host).toContainText('We have your message and will get back to you soon.')
  expect(foyer.sandbox.conversations()).toEqual([])

  await foyer.sandbox.faults.clear()
  foyer.clock.skip(60_000)
  await expect.poll(() => foyer.sandbox.leads().length).toBe(1)
  expect(foyer.sandbox.conversations()).toHaveLength(1)
})

test('The button says that the form is busy and keeps its width', async ({ page, foyer, form }) => {
  const { hold, open } = held()
  await gate(page, 'conversations', hold)
  await page.goto(foyer.serve())
  const width = async () => (await form.host.locator('[type=submit]').boundingBox())?.width
  const before = await width()
  await form.introduce()
  await expect(form.host.getByRole('button', { name: 'Sending…' })).toBeVisible()
  await expect(form.status).toHaveText('Sending…')
  await expect(form.name).toHaveAttribute('readonly')
  expect(await width()).toBe(before)
  open()
  await expect(form.message).toBeVisible()
})

test('Every try carries the same key until the visitor changes something', async ({ page, foyer, form }) => {
  await page.clock.install()
  const posted = await gate(page, 'conversations', BUSY, broken, BUSY, broken, BUSY)
  await page.goto(foyer.serve())
  await form.introduce()
  for (const tries of [2, 3, 4]) {
    await page.clock.runFor(8000)
    await expect.poll(() => posted.length).toBe(tries)
  }
  await expect(form.host).toContainText('That did not get through. Nothing you typed is lost.')
  await expect(form.name).toHaveValue('Ana Sousa')

  await form.retry.click()
  await expect.poll(() => posted.length).toBe(5)
  expect(new Set(posted.map(({ key }) => key)).size).toBe(1)
  await page.clock.runFor(8000)
  await expect(form.message).toBeVisible()
  expect(posted.at(-1)?.key).toBe(posted[0]?.key)
})

test('An answer that was lost is asked for again, and nothing is there twice', async ({
  page,
  foyer,
  form,
}) => {
  await gate(page, 'conversations', unheard)
  await gate(page, 'leads', unheard)
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.conversations()).toHaveLength(1)
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('Where the ticket has had its lead, what was written goes out with a new one', async ({
  page,
  foyer,
  form,
}) => {
  await gate(page, 'leads', answered(409, { code: 'lead_already_sent' }))
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.conversations()).toHaveLength(1)
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('Too many requests count down and then go on by themselves', async ({ page, foyer, form }) => {
  await page.clock.install()
  await gate(page, 'conversations', answered(429, { code: 'rate_limited' }, { 'Retry-After': '42' }))
  await page.goto(foyer.serve())
  await form.introduce()
  await expect(form.host).toContainText('We will try again in 42 s.')
  await page.clock.runFor(2000)
  await expect(form.host).toContainText('We will try again in 40 s.')
  await expect(form.status).toContainText('42 s')
  await page.clock.runFor(42_000)
  await expect(form.message).toBeVisible()
})

test('Without a network the form waits for it', async ({ page, context, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.focus()
  await context.setOffline(true)
  await form.introduce()
  await expect(form.host).toContainText('You are offline.')
  await context.setOffline(false)
  await expect(form.message).toBeVisible()
})

test('So does one that lost the network before the visitor came into it', async ({
  page,
  context,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  await context.setOffline(true)
  await form.introduce()
  await expect(form.host).toContainText('You are offline.')
  await context.setOffline(false)
  await expect(form.message).toBeVisible()
})

test('An entry ticket that is too old is replaced without a word', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  const ticket = page.waitForResponse('**/tickets')
  await form.name.focus()
  await ticket
  foyer.clock.skip(5 * 3_600_000)
  await form.introduce()
  await expect(form.message).toBeVisible()
})

test('A lead ticket that is too old leads through step one again', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.introduce()
  await form.message.fill('Do you repair engines?')
  foyer.clock.skip(25 * 3_600_000)
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.conversations()).toHaveLength(1)
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('A form that the relay does not serve here says so', async ({ page, foyer, form }) => {
  await gate(page, 'tickets', answered(403, { code: 'site_not_allowed' }))
  await page.goto(foyer.serve())
  await form.name.focus()
  await expect(form.host).toContainText('This form cannot be used here.')
  await expect(form.name).toHaveCount(0)
})
