import { gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

test('A national number becomes the E.164 identifier of the conversation', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await form.byPhone.check()
  await form.phone.fill('020 7946 0958')
  await form.next.click()
  await form.message.fill('Do you repair engines?')
  await form.send.click()

  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  await expect(form.host).toContainText('Your message has arrived.')
  expect(foyer.sandbox.conversations()).toMatchObject([
    { customer_identifier: '+442079460958', customer_name: 'Ana Sousa', customer_language: 'en' },
  ])
  expect(foyer.sandbox.leads()).toMatchObject([
    { phone: '+442079460958', attributes: { message: 'Do you repair engines?' } },
  ])
})

test('A number is read in the country that the visitor chooses', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await form.byPhone.check()
  await form.country.selectOption({ label: 'Portugal (\u2066+351\u2069)' })
  await form.phone.fill('912 345 678')
  await form.next.click()

  await expect(form.message).toBeVisible()
  expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: '+351912345678' }])
})

for (const typed of ['+351 912 345 678', '00351 912 345 678']) {
  test(`${typed} is read without regard to the country beside it`, async ({ page, foyer, form }) => {
    const posted = await gate(page, 'conversations')
    await page.goto(foyer.serve())
    await form.name.fill('Ana Sousa')
    await form.byPhone.check()
    await form.phone.fill(typed)
    await form.next.click()

    await expect(form.message).toBeVisible()
    expect(posted.map(({ body }) => body)).toEqual([expect.not.objectContaining({ country: 'GB' })])
    expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: '+351912345678' }])
  })
}

test('The conversation is opened by step one, while the visitor has yet to write', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.introduce()
  await expect(form.message).toBeFocused()
  expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: 'ana@example.com' }])
  expect(foyer.sandbox.leads()).toEqual([])
})

test('A visitor whom the upstream knows gets the conversation that is there', async ({
  page,
  foyer,
  form,
}) => {
  const known = foyer.sandbox.addConversation({ customer_identifier: 'ana@example.com' })
  await page.goto(foyer.serve())
  await form.submit()

  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.conversations()).toMatchObject([{ id: known.id }])
  expect(foyer.sandbox.leads()).toMatchObject([{ conversation_id: known.id }])
})

test('Going back and on again without a change opens no second conversation', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  const posts: string[] = []
  page.on('request', request => request.url().endsWith('/conversations') && posts.push(request.method()))
  await form.introduce()
  await form.message.fill('Half a')
  await form.back.click()
  await expect(form.name).toHaveValue('Ana Sousa')
  await form.next.click()
  await expect(form.message).toHaveValue('Half a')
  expect(posts.filter(method => method === 'POST')).toHaveLength(1)
})

test('A changed contact opens a conversation of its own, under another key', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  const keys = new Set<string | null>()
  page.on('request', async request => {
    if (request.method() === 'POST' && request.url().endsWith('/conversations'))
      keys.add(await request.headerValue('idempotency-key'))
  })
  await form.introduce()
  await form.back.click()
  await form.introduce('Ana Sousa', 'ana.sousa@example.com')
  await expect(form.message).toBeVisible()
  expect(foyer.sandbox.conversations().map(row => row.customer_identifier)).toEqual([
    'ana.sousa@example.com',
    'ana@example.com',
  ])
  expect(keys.size).toBe(2)
})

test('Another message starts from an empty form', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.submit()
  await form.again.click()
  await expect(form.name).toBeFocused()
  await expect(form.name).toHaveValue('')
  await form.submit('One more thing')
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.conversations()).toHaveLength(1)
})

test.describe('A form of one step', () => {
  test.use({ formConfig: { steps: 1, contact: 'both', title: 'Ask us' } })

  test('asks everything at once and sends both parts', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.name.fill('Ana Sousa')
    await form.email.fill('ana@example.com')
    await form.phone.fill('020 7946 0958')
    await form.message.fill('Do you repair engines?')
    await form.send.click()

    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(foyer.sandbox.leads()).toMatchObject([{ email: 'ana@example.com', phone: '+442079460958' }])
  })
})

test('The campaign that brought the visitor is told by name', async ({ page, foyer, form }) => {
  const path = '/?utm_source=news&utm_campaign=caf%C3%A9&gclid=G-1&page=2'
  await page.goto(`${foyer.serve({ path })}#top`)
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toMatchObject([
    { attributes: { utm_source: 'news', utm_campaign: 'café', gclid: 'G-1' } },
  ])
})
