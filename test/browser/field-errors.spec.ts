import { answered, gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

const wrong = (...errors: object[]) => answered(422, { code: 'fields_invalid', errors })

test('What is missing is said at each field before anything is sent', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'conversations')
  await page.goto(foyer.serve())
  await form.next.click()
  await expect(form.name).toBeFocused()
  await expect(form.name).toHaveAccessibleDescription('Please fill this in.')
  await expect(form.email).toHaveAccessibleDescription('Please fill this in.')
  await expect(form.status).toHaveText('Please check these fields: Your name and Email')

  await form.name.fill('Ana Sousa')
  await expect(form.name).not.toHaveAttribute('aria-invalid')
  await expect(form.name).toHaveAccessibleDescription('')
  await form.next.click()
  await expect(form.email).toBeFocused()
  expect(posted).toEqual([])
})

test('What the relay finds wrong is said at its field', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.introduce('Ana Sousa', 'ana@example')
  await expect(form.email).toBeFocused()
  await expect(form.email).toHaveAttribute('aria-invalid', 'true')
  await expect(form.email).toHaveAccessibleDescription('Please enter a complete email address.')
  await expect(form.status).toHaveText('Please check these fields: Email')

  await form.byPhone.check()
  await form.phone.fill('12')
  await form.next.click()
  await expect(form.phone).toHaveAccessibleDescription('Please enter a complete phone number.')
  expect(foyer.sandbox.conversations()).toEqual([])
})

test('An error of step one that step two meets brings the visitor back to it', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await gate(page, 'leads', answered(403, { code: 'ticket_expired' }))
  await form.introduce()
  await form.message.fill('Do you repair engines?')
  await gate(page, 'conversations', wrong({ field: 'name', code: 'too_long', max: 200 }))
  await form.send.click()
  await expect(form.name).toBeFocused()
  await expect(form.name).toHaveAccessibleDescription('Please use at most 200 characters.')
})

const CASES: [field: string, code: string, label: string, says: string][] = [
  ['contact', 'required', 'Email', 'Please fill this in.'],
  ['name', 'characters', 'Your name', 'Please remove the invisible characters.'],
  ['language', 'language', 'Language', 'Please choose a language.'],
  ['email', 'type', 'Email', 'This cannot be accepted.'],
]
for (const [field, code, label, says] of CASES) {
  test(`The code ${code} at ${field} is said at “${label}”`, async ({ page, foyer, form }) => {
    await gate(page, 'conversations', wrong({ field, code }))
    await page.goto(foyer.serve())
    await form.introduce()
    await expect(form.host.getByLabel(label, { exact: true }).last()).toHaveAccessibleDescription(says)
  })
}

test('An error that no field can show is a failure', async ({ page, foyer, form }) => {
  await gate(page, 'conversations', wrong({ field: 'page', code: 'type' }))
  await page.goto(foyer.serve())
  await form.introduce()
  await expect(form.host).toContainText('That did not get through.')
})

test('Invisible characters of a pasted text are left out', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.introduce('\u202aAna\u0007 Sousa\u202c', '\u2068ana@example.com\u2069')
  await form.message.fill('One\u0000 line\nand another')
  await form.send.click()
  await expect(form.heading).toContainText('Thank you')
  expect(foyer.sandbox.leads()).toMatchObject([
    { name: 'Ana Sousa', email: 'ana@example.com', attributes: { message: 'One line\nand another' } },
  ])
})

test.describe('A form without a country', () => {
  test.use({ formConfig: { country: undefined, contact: 'phone' } })

  test('asks for one where the number does not say', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.name.fill('Ana Sousa')
    await form.phone.fill('020 7946 0958')
    await form.next.click()
    await expect(form.country).toBeFocused()
    await expect(form.country).toHaveAccessibleDescription('Please choose a country.')
    await form.country.selectOption('GB')
    await form.next.click()
    await expect(form.message).toBeVisible()
  })
})

test.describe('A form with short answers', () => {
  test.use({ formConfig: { questions: [{ key: 'message', maxLength: 5 }] } })

  test('says how long an answer may be', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.introduce()
    const message = form.host.getByLabel('Your message (optional)')
    await message.fill('Too long')
    await form.send.click()
    await expect(message).toHaveAccessibleDescription('Please use at most 5 characters.')
  })
})
