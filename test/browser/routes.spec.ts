import { texts as ar } from '../../widget/locales/ar.ts'
import { formOn } from '../helpers/page-form.ts'
import { answered, gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

const TOPIC = {
  key: 'topic',
  kind: 'select',
  required: true,
  label: { en: 'What is it about?', ar: 'ما الموضوع؟' },
  options: [
    { value: 'sales', label: { en: 'Buying', ar: 'الشراء' } },
    { value: 'help', label: { en: 'Help', ar: 'المساعدة' } },
  ],
}
const MESSAGE = { key: 'message', kind: 'textarea', required: true }
const BY_TOPIC = [{ when: { answers: { topic: 'sales' } }, upstream: 'crm' }]
const WRONG = 'Please choose one of these.'

test.describe('A form that is routed by an answer', () => {
  test.use({ formConfig: { questions: [TOPIC, MESSAGE], route: BY_TOPIC } })

  test('asks in step one, and sends both steps where the answer says', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    const topic = form.host.getByLabel('What is it about?')
    await expect(topic).toHaveValue('')
    await topic.selectOption('Buying')
    await form.submit()

    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(foyer.sandbox.conversations()).toEqual([])
    expect(foyer.crm.conversations()).toMatchObject([{ customer_identifier: 'ana@example.com' }])
    expect(foyer.crm.leads()).toMatchObject([
      { attributes: { topic: 'sales', message: 'Do you repair engines?' } },
    ])
  })

  test('does not go on without the answer', async ({ page, foyer, form }) => {
    const posted = await gate(page, 'conversations')
    await page.goto(foyer.serve())
    await form.introduce()
    const topic = form.host.getByLabel('What is it about?')
    await expect(topic).toBeFocused()
    await expect(topic).toHaveAttribute('aria-invalid', 'true')
    await expect(topic).toHaveAccessibleDescription(WRONG)
    await expect(form.status).toHaveText('Please check these fields: What is it about?')
    expect(posted).toEqual([])

    await topic.selectOption('Help')
    await expect(topic).toHaveAccessibleDescription('')
    await form.next.click()
    await expect(form.message).toBeFocused()
    expect(foyer.sandbox.conversations()).toHaveLength(1)
  })

  test('goes back for an answer that the relay refuses with the lead', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    const topic = form.host.getByLabel('What is it about?')
    await topic.selectOption('Help')
    await gate(page, 'leads', answered(403, { code: 'ticket_expired' }))
    await form.introduce()
    await form.message.fill('Do you repair engines?')
    const errors = [{ field: 'answers.topic', code: 'option' }]
    await gate(page, 'conversations', answered(422, { code: 'fields_invalid', errors }))
    await form.send.click()
    await expect(topic).toBeFocused()
    await expect(topic).toHaveAccessibleDescription(WRONG)
  })

  test('opens a conversation where another answer says', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    const topic = form.host.getByLabel('What is it about?')
    await topic.selectOption('Help')
    await form.introduce()
    await form.message.fill('Do you sell engines?')
    await form.back.click()
    await expect(topic).toHaveValue('help')
    await topic.selectOption('Buying')
    await form.next.click()
    await form.send.click()

    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect([foyer.sandbox.leads(), foyer.crm.leads()]).toMatchObject([
      [],
      [{ attributes: { topic: 'sales' } }],
    ])
  })

  test('needs no more than a keyboard', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.name.fill('Ana Sousa')
    await form.email.fill('ana@example.com')
    await page.keyboard.press('Tab')
    await expect(form.host.getByLabel('What is it about?')).toBeFocused()
    await page.keyboard.type('Buy')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(form.message).toBeFocused()
    expect(foyer.crm.conversations()).toHaveLength(1)
  })

  test('offers the options in the language, which may change', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.host.getByLabel('What is it about?').selectOption('Buying')
    await form.language.selectOption('ar')
    const arabic = formOn(page, ar)
    const topic = arabic.host.getByLabel('ما الموضوع؟')
    await expect(topic).toHaveValue('sales')
    await expect(topic.locator('option')).toHaveText(['يرجى الاختيار', 'الشراء', 'المساعدة'])
    await arabic.submit()
    await expect(arabic.heading).toContainText('Ana Sousa')
    expect(foyer.crm.leads()).toMatchObject([{ attributes: { topic: 'sales', language: 'ar' } }])
  })
})

test.describe('A form of one step that is routed by an answer', () => {
  test.use({ formConfig: { steps: 1, questions: [MESSAGE, TOPIC], route: BY_TOPIC } })

  test('asks in the operator’s order and sends where the answer says', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.name.fill('Ana Sousa')
    await form.email.fill('ana@example.com')
    await form.message.fill('Do you sell engines?')
    await page.keyboard.press('Tab')
    const topic = form.host.getByLabel('What is it about?')
    await expect(topic).toBeFocused()
    await form.send.click()
    await expect(topic).toHaveAccessibleDescription(WRONG)
    await topic.selectOption('Buying')
    await form.send.click()

    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(foyer.sandbox.conversations()).toEqual([])
    expect(foyer.crm.leads()).toMatchObject([
      { attributes: { topic: 'sales', message: 'Do you sell engines?' } },
    ])
  })
})

test.describe('A form that is routed by language', () => {
  test.use({ formConfig: { route: [{ when: { language: 'ar' }, upstream: 'crm' }] } })

  test('follows the language that the visitor has chosen', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.language.selectOption('ar')
    await formOn(page, ar).submit()
    await expect(form.heading).toContainText('Ana Sousa')
    expect([foyer.sandbox.leads().length, foyer.crm.leads().length]).toEqual([0, 1])
  })
})

test.describe('A select of step two', () => {
  const LONG = 'A label that is longer than any phone is wide, and goes on for longer than that'
  const SIZE = { key: 'size', kind: 'select', label: 'Size', options: [{ value: 'l', label: LONG }] }
  test.use({ formConfig: { questions: [SIZE, MESSAGE] }, viewport: { width: 340, height: 700 } })

  test('may be left, chosen and left again, and makes no form wider', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.introduce()
    const size = form.host.getByLabel('Size (optional)')
    await expect(size).toBeFocused()
    await size.selectOption('l')
    await expect(form.host).toContainText(LONG)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(340)
    await size.selectOption('Please choose')
    await form.message.fill('Hello')
    await form.send.click()

    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(foyer.sandbox.leads()).toEqual([
      expect.objectContaining({ attributes: expect.not.objectContaining({ size: expect.anything() }) }),
    ])
  })
})
