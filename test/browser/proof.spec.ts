import { gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

test.use({ formConfig: { proof: 'auto' } })

const TRAP = '[name="subject"]'

test('Who is faster than a person gets through without noticing', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'conversations')
  const said: string[] = []
  await page.exposeFunction('told', (code: string) => said.push(code))
  await page.goto(foyer.serve())
  await page.evaluate(`addEventListener('foyer:error', ({ detail }) => told(detail.code))`)
  await form.submit()

  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toMatchObject([{ email: 'ana@example.com' }])
  expect(posted).toHaveLength(2)
  const [asked, proven] = posted
  expect(proven?.key).toBe(asked?.key)
  expect(proven?.body).toEqual({ ...asked?.body, proof: expect.stringMatching(/^16\..*\.\d+$/) })
  expect(said).toEqual([])
})

test('Who changes the contact afterwards gets through again', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.introduce()
  await form.back.click()
  await form.introduce('Ana Costa', 'ana.costa@example.com')
  await expect(form.message).toBeVisible()
  await expect
    .poll(() => foyer.sandbox.conversations().map(({ customer_identifier }) => customer_identifier))
    .toEqual(expect.arrayContaining(['ana@example.com', 'ana.costa@example.com']))
})

test('Where what works is kept away, the form waits and gets through', async ({ page, foyer, form }) => {
  await page.route('**/embed/assets/later.*', route => route.abort())
  const posted = await gate(page, 'conversations')
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(posted.length).toBeGreaterThan(1)
  expect(posted.map(({ body }) => body.proof)).toEqual(posted.map(() => undefined))
})

test.describe('a form that always asks', () => {
  test.use({ formConfig: { proof: 'always' } })

  test('has the proof by the time it is sent', async ({ page, foyer, form }) => {
    const posted = await gate(page, 'conversations')
    await page.goto(foyer.serve())
    await form.submit()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(posted.map(({ body }) => body.proof)).toEqual([expect.stringMatching(/^16\./)])
  })

  test('takes what is typed meanwhile', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.name.pressSequentially('Ana Sousa')
    await form.email.pressSequentially('ana@example.com')
    await form.next.click()
    await form.message.fill('Do you repair engines?')
    await form.send.click()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  })
})

test.describe('the field that only programs find', () => {
  test('is neither read out nor reached by keyboard', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await expect(form.name).toBeVisible()
    await expect(form.host.locator(TRAP)).toHaveCount(1)
    const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree')
    const boxes = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'textbox')
    expect(boxes.map(({ name }) => name?.value)).toEqual(['Your name', 'Email'])
    const focused = () =>
      form.host.evaluate(host => (host.shadowRoot?.activeElement as HTMLInputElement | null)?.name)
    await form.name.focus()
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).not.toBe('subject')
    await form.host.locator(TRAP).evaluate((trap: HTMLInputElement) => trap.focus())
    expect(await focused()).not.toBe('subject')
  })

  test('makes who fills it in work more', async ({ page, foyer, form }) => {
    const posted = await gate(page, 'conversations')
    await page.goto(foyer.serve())
    await form.name.focus()
    await form.host.locator(TRAP).evaluate((trap: HTMLInputElement) => {
      trap.value = 'Cheap pills'
    })
    await form.submit()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(posted.at(-1)?.body).toMatchObject({
      trap: 'Cheap pills',
      proof: expect.stringMatching(/^18\./),
    })
  })
})
