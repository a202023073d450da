import type { Locator } from '@playwright/test'
import { gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

const caretOf = (box: Locator) => box.evaluate((input: HTMLInputElement) => input.selectionStart)

test.beforeEach(async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.byPhone.check()
  await expect(form.country).toHaveValue('GB')
})

test('A number is grouped when the visitor has left it, and never before', async ({ form }) => {
  await form.phone.pressSequentially('+351912345678')
  await expect(form.country).toHaveValue('PT')
  await expect(form.phone).toHaveValue('+351912345678')
  await form.phone.press('Tab')
  await expect(form.phone).toHaveValue('+351 912 345 678')
  await expect(form.country).toHaveValue('PT')
})

test('A number without its calling code is grouped as in the country beside it', async ({ form }) => {
  await form.phone.pressSequentially('02079460958')
  await form.name.focus()
  await expect(form.phone).toHaveValue('020 7946 0958')
  await form.country.selectOption('FR')
  await form.phone.fill('0612345678')
  await form.name.focus()
  await expect(form.phone).toHaveValue('06 12 34 56 78')
})

test('The caret stays where it is while a grouped number is changed', async ({ page, form }) => {
  await form.phone.pressSequentially('+351912345678')
  await form.phone.press('Tab')
  await form.phone.press('Home')
  for (let i = 0; i < 6; i++) await form.phone.press('ArrowRight')
  await page.keyboard.type('77')
  await expect(form.phone).toHaveValue('+351 97712 345 678')
  expect(await caretOf(form.phone)).toBe(8)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Delete')
  await expect(form.phone).toHaveValue('+351 972 345 678')
  expect(await caretOf(form.phone)).toBe(7)
  await page.keyboard.insertText('33')
  await expect(form.phone).toHaveValue('+351 97332 345 678')
  expect(await caretOf(form.phone)).toBe(9)
  // What they leave is grouped anew, since the gaps are still the form's.
  await form.name.focus()
  await expect(form.phone).toHaveValue('+351 973 3234 5678')
})

test('Gaps of the visitor’s own stay', async ({ form }) => {
  for (const typed of ['0207 946 0958', '(020) 79460958', '+44 2079460958', '020-7946-0958']) {
    await form.phone.fill(typed)
    await form.name.focus()
    await expect(form.phone).toHaveValue(typed)
  }
  await form.phone.fill('02079460958')
  await form.name.focus()
  await expect(form.phone).toHaveValue('020 7946 0958')
  await form.phone.fill('0207 9460958')
  await form.name.focus()
  await expect(form.phone).toHaveValue('0207 9460958')
})

test('A number from an address book loses the marks that nobody sees', async ({ page, form }) => {
  await form.phone.focus()
  await page.keyboard.insertText('\u202a+351912345678\u202c')
  await expect(form.country).toHaveValue('PT')
  await form.name.focus()
  await expect(form.phone).toHaveValue('+351 912 345 678')
})

test('Arabic digits stay, choose their country, and stand in their order', async ({ form }) => {
  await form.phone.pressSequentially('+٩٧١٥٠١٢٣٤٥٦٧')
  await expect(form.country).toHaveValue('AE')
  await form.name.focus()
  await expect(form.phone).toHaveValue('+٩٧١\u00a0٥٠\u00a0١٢٣\u00a0٤٥٦٧')
})

test('What an input method is composing is left to it', async ({ page, form }) => {
  await form.phone.focus()
  const client = await page.context().newCDPSession(page)
  await client.send('Input.imeSetComposition', { text: '０２０７９４６', selectionStart: 7, selectionEnd: 7 })
  await expect(form.phone).toHaveValue('０２０７９４６')
  await client.send('Input.insertText', { text: '０２０７９４６０９５８' })
  await expect(form.phone).toHaveValue('０２０７９４６０９５８')
  await form.name.focus()
  await expect(form.phone).toHaveValue('０２０ ７９４６ ０９５８')
})

test('What the browser fills in is grouped at once, with and without a plus', async ({ form }) => {
  // As browsers do it: value and events, and no focus.
  const autofill = (value: string) =>
    form.phone.evaluate((box: HTMLInputElement, value) => {
      box.value = value
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
      box.dispatchEvent(new Event('change', { bubbles: true }))
    }, value)
  await autofill('+33612345678')
  await expect(form.phone).toHaveValue('+33 6 12 34 56 78')
  await expect(form.country).toHaveValue('FR')
  await form.country.selectOption('GB')
  await autofill('02079460958')
  await expect(form.phone).toHaveValue('020 7946 0958')
})

test('A number has one conversation, however it was left', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'conversations')
  await form.name.fill('Ana Sousa')
  await form.phone.fill('02079460958')
  await form.phone.press('Enter')
  await expect(form.message).toBeVisible()
  await form.back.click()
  await form.phone.focus()
  await form.name.focus()
  await form.next.click()
  await expect(form.message).toBeVisible()
  expect(posted.map(({ body }) => body.phone)).toEqual(['02079460958'])
  await form.back.click()
  await form.phone.fill('02079460000')
  await form.next.click()
  await expect(form.message).toBeVisible()
  expect(posted.map(({ body }) => body.phone)).toEqual(['02079460958', '020 7946 0000'])
  expect(foyer.sandbox.conversations()).toHaveLength(2)
})

test('Undo takes back what was typed as ever, and leaves a number that has been grouped', async ({
  page,
  form,
}) => {
  await form.phone.fill('02079460958')
  await page.keyboard.press('End')
  await page.keyboard.insertText('77')
  await page.keyboard.press('Control+z')
  await expect(form.phone).toHaveValue('02079460958')
  await form.name.focus()
  await form.phone.focus()
  await page.keyboard.press('Control+z')
  await expect(form.phone).toHaveValue('020 7946 0958')
})
