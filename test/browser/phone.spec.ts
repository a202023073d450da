import { countries } from '../../widget/later/countries.ts'
import { isInternational } from '../../widget/state/international-digits.ts'
import { held } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

for (const [phone, chosen, country] of [
  ['+351 912 345 678', 'GB', 'PT'],
  ['00351912345678', 'GB', 'PT'],
  ['\u202a+49\u00a030 1234\u202c', 'GB', 'DE'],
  ['(+44) 20', 'PT', 'GB'],
  ['＋４４ ２０', 'PT', 'GB'],
  ['+1 212', 'CA', 'CA'],
  ['+1 212', 'GB', 'US'],
  ['+7', 'GB', 'RU'],
  ['+212 5', 'GB', 'MA'],
  ['+44', 'JE', 'JE'],
  ['+3', 'GB', 'GB'],
  ['+', 'GB', 'GB'],
  ['+999 1', 'GB', 'GB'],
  ['020 7946 0958', 'GB', 'GB'],
  ['', '', ''],
] as const) {
  test(`Of "${phone}" beside ${chosen || 'no country'} the country is ${country || 'none'}`, () => {
    expect(countries.countryOf(phone, chosen)).toBe(country)
  })
}

test('A number with a calling code is told from one without', () => {
  expect(['+44 20', '0044 20', '\u200e+44', '(+44) 20'].map(isInternational)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['020', '', '4420', '(0)20'].map(isInternational)).toEqual([false, false, false, false])
})

test('A calling code that is typed chooses its country, and nothing that is typed moves', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await form.byPhone.check()
  await expect(form.country).toHaveValue('GB')
  await form.phone.pressSequentially('+3519123')
  await expect(form.country).toHaveValue('PT')
  await expect(form.phone).toHaveValue('+3519123')
  // In the middle of what is there.
  await form.phone.press('Home')
  await form.phone.press('ArrowRight')
  await form.phone.pressSequentially('34')
  await expect(form.phone).toHaveValue('+343519123')
  await expect(form.country).toHaveValue('ES')
  expect(await form.phone.evaluate((box: HTMLInputElement) => box.selectionStart)).toBe(3)
})

test('A number that is there before the countries chooses its own when they come', async ({
  page,
  foyer,
  form,
}) => {
  const { hold, open } = held()
  await page.route('**/embed/assets/later.*', hold)
  await page.goto(foyer.serve())
  await form.byPhone.check()
  await form.phone.fill('+351912345678')
  await expect(form.country).toHaveValue('GB')
  open()
  await expect(form.country).toHaveValue('PT')
  await expect(form.phone).toHaveValue('+351912345678')
})

test('A number from an address book is taken with all that came along', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await form.byPhone.check()
  await form.phone.fill('\u202a+351\u00a0912\u00a0345\u00a0678\u202c')
  await expect(form.country).toHaveValue('PT')
  await form.next.click()
  await expect(form.message).toBeVisible()
  expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: '+351912345678' }])
})

test('A number that the browser fills in lands in its country, with and without a plus', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.byPhone.check()
  // As browsers do it: value and events, and no keys.
  const autofill = (value: string) =>
    form.phone.evaluate((box: HTMLInputElement, value) => {
      box.value = value
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    }, value)
  await autofill('+33612345678')
  await expect(form.country).toHaveValue('FR')
  await form.country.selectOption('GB')
  await autofill('02079460958')
  await expect(form.country).toHaveValue('GB')
  await form.name.fill('Ana Sousa')
  await form.next.click()
  await expect(form.message).toBeVisible()
  expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: '+442079460958' }])
})
