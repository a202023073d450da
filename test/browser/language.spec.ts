import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as fr } from '../../widget/locales/fr.ts'
import { formOn } from '../helpers/page-form.ts'
import { expect, test } from '../helpers/page-test.ts'

test('An Arabic page gets an Arabic form, right to left, down to its errors', async ({ page, foyer }) => {
  const form = formOn(page, ar)
  await page.goto(foyer.serve({ lang: 'ar' }))
  const root = form.host.locator('.foyer')
  await expect(root).toHaveAttribute('lang', 'ar')
  await expect(root).toHaveCSS('direction', 'rtl')
  await expect(form.heading).toHaveText(ar.title)
  await expect(form.host).toContainText('الخطوة 1 من 2')

  await expect(form.name).toHaveCSS('direction', 'rtl')
  await form.introduce('ليلى حداد', 'laila@example')
  await expect(form.host).toContainText(ar.errors.email)
  await expect(form.email).toBeFocused()
  await expect(form.email).toHaveCSS('direction', 'ltr')

  await form.introduce('ليلى حداد', 'laila@example.com')
  await form.message.fill('مرحبا')
  await form.send.click()
  await expect(form.heading).toHaveText('شكرًا لك، ليلى حداد')
  expect(foyer.sandbox.conversations()).toMatchObject([
    { customer_name: 'ليلى حداد', customer_language: 'ar' },
  ])
})

test('Another language turns the form around and keeps what was typed', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await form.byPhone.check()
  await form.country.selectOption('PT')
  await form.phone.fill('912 345 678')
  await form.language.focus()
  await form.language.selectOption({ label: 'العربية' })

  const arabic = formOn(page, ar)
  await expect(arabic.host.locator('.foyer')).toHaveAttribute('dir', 'rtl')
  await expect(arabic.name).toHaveValue('Ana Sousa')
  await expect(arabic.phone).toHaveValue('912 345 678')
  await expect(arabic.country).toHaveValue('PT')
  await expect(arabic.country.locator('option:checked')).toContainText('البرتغال')
  await expect(arabic.language).toBeFocused()
})

test('Countries are named and sorted in the language at hand', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.byPhone.check()
  const sortedIn = (language: string) =>
    form.host.evaluate((host, language) => {
      const select = host.shadowRoot?.querySelector<HTMLSelectElement>('select[name=country]')
      const names = [...(select?.options ?? [])].map(option => option.text.split(' (')[0] ?? '')
      const { compare } = new Intl.Collator(language)
      return names.length > 200 && names.every((name, i) => i === 0 || compare(names[i - 1] ?? '', name) <= 0)
    }, language)
  expect(await sortedIn('en')).toBe(true)
  await form.language.selectOption('ar')
  await expect(formOn(page, ar).country.locator('option:checked')).toHaveText(
    'المملكة المتحدة (\u2066+44\u2069)',
  )
  expect(await sortedIn('ar')).toBe(true)
})

test('A language that can’t be had leaves the form as it is', async ({ page, foyer, form }) => {
  await page.route('**/embed/assets/fr.*.js', route => route.abort())
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await form.language.selectOption('fr')
  await expect(form.language).toHaveValue('en')
  await expect(form.name).toHaveValue('Ana Sousa')
})

test('The languages call themselves by their own names', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await expect(form.language.locator('option')).toHaveText(['English', 'العربية', 'Français'])
})

test.describe('A visitor whose browser speaks Arabic', () => {
  test.use({ locale: 'ar-EG' })

  const link = (attributes = '') => `<a data-foyer="contact" href="/" ${attributes}>Write to us</a>`
  const cases: [page: string, body: string, expected: string][] = [
    ['no language', `<div lang="">${link()}</div>`, ar.title],
    ['a language that the form lacks', `<div lang="nl">${link()}</div>`, ar.title],
    ['a language', `<div lang="fr-CA">${link()}</div>`, fr.title],
    ['a language and an attribute', `<div lang="fr">${link('data-language="en"')}</div>`, 'Contact us'],
  ]
  for (const [says, body, expected] of cases) {
    test(`sees “${expected}” where the page says ${says}`, async ({ page, foyer, form }) => {
      await page.goto(foyer.serve({ lang: '', body: body + foyer.snippet.script }))
      await expect(form.heading).toHaveText(expected)
    })
  }
})

test.describe('A form with words of its own', () => {
  test.use({
    formConfig: {
      title: { en: 'Talk to us', fr: 'Parlons-nous' },
      intro: 'Bonjour & hello',
      languages: ['en', 'pt-BR'],
      questions: [{ key: 'company', label: { en: 'Company', pt: 'Empresa' } }, { key: 'message' }],
    },
  })

  test('says them in the language at hand', async ({ page, foyer }) => {
    const { texts: pt } = await import('../../widget/locales/pt-BR.ts')
    const form = formOn(page, pt)
    await page.goto(foyer.serve({ lang: 'pt-BR' }))
    await expect(form.heading).toHaveText('Talk to us')
    await expect(form.host).toContainText('Bonjour & hello')
    await form.introduce()
    await expect(form.host.getByRole('textbox', { name: 'Empresa (opcional)' })).toBeFocused()
    expect(foyer.sandbox.conversations()).toMatchObject([{ customer_language: 'pt-BR' }])
  })
})

test.describe('A form whose texts are the operator’s own', () => {
  const own = {
    en: {
      next: 'On we go',
      send: 'Book a table',
      sentTitle: 'See you, {name}',
      errors: { required: 'We need this.' },
    },
    ar: { next: 'تفضّل' },
  }
  test.use({ formConfig: { texts: own, languages: ['en', 'ar'] } })

  test('says them in each language, and the rest as ever', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.host.getByRole('button', { name: own.en.next }).click()
    await expect(form.host).toContainText(own.en.errors.required)
    await form.name.fill('Ana Sousa')
    await form.email.fill('ana@example')

    await form.language.selectOption('ar')
    const arabic = formOn(page, ar)
    await arabic.host.getByRole('button', { name: own.ar.next }).click()
    await expect(arabic.host).toContainText(ar.errors.email)
    await arabic.language.selectOption('en')

    await form.email.fill('ana@example.com')
    await form.host.getByRole('button', { name: own.en.next }).click()
    await form.message.fill('A table for two, please.')
    await form.host.getByRole('button', { name: own.en.send }).click()
    await expect(form.heading).toHaveText('See you, Ana Sousa')
  })
})
