import { texts as ar, moreTexts as arMore } from '../../widget/locales/ar.ts'
import { texts as en, moreTexts as enMore } from '../../widget/locales/en.ts'
import { complaints, LOOKS } from '../helpers/complaints.ts'
import { formOn } from '../helpers/page-form.ts'
import { answered, gate } from '../helpers/page-gate.ts'
import { STATES } from '../helpers/page-states.ts'
import { expect, test } from '../helpers/page-test.ts'

const elsewhere = { email: 'hello@example.com', phone: '+44 20 7946 0958' }
const STUCK = ['failed', 'offline', 'waiting', 'refused']
const others = Object.keys(STATES).filter(state => !STUCK.includes(state))

test.use({
  formConfig: {
    elsewhere,
    questions: [
      { key: 'message', kind: 'textarea', required: true },
      { key: 'company', label: 'Company' },
    ],
  },
})

for (const state of STUCK) {
  test(`A form that can’t send says where else to turn (${state})`, async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await STATES[state]?.({ page, foyer, texts: en })
    await expect(form.host.getByText(enMore.elsewhere).first()).toBeVisible()
    await expect(form.host.getByRole('link', { name: elsewhere.phone })).toHaveAttribute(
      'href',
      'tel:+442079460958',
    )
    await expect(form.host.getByRole('link', { name: elsewhere.email })).toHaveAttribute(
      'href',
      'mailto:hello@example.com',
    )
    await expect(form.status).toContainText(`${enMore.elsewhere} ${elsewhere.email}, ${elsewhere.phone}`)
  })
}

for (const state of others) {
  test(`A form that can send says nothing of it (${state})`, async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await STATES[state]?.({ page, foyer, texts: en })
    await expect(form.host).not.toContainText(enMore.elsewhere)
    await expect(form.host.getByRole('link')).toHaveCount(0)
  })
}

test('A mail begins with what the visitor has typed', async ({ page, foyer, form }) => {
  await gate(page, 'leads', answered(413, { code: 'too_large' }))
  await page.goto(foyer.serve())
  await form.introduce()
  await form.message.fill('Two questions & more:\n100 % sure? 🙂')
  await form.host.getByRole('textbox', { name: 'Company' }).fill('Sousa & Filhos')
  await form.send.click()
  const link = form.host.getByRole('link', { name: elsewhere.email })
  const href = (await link.getAttribute('href')) ?? ''
  expect(decodeURIComponent(href)).toBe(
    'mailto:hello@example.com?body=Two questions & more:\r\n100 % sure? 🙂\r\n\r\nCompany\r\nSousa & Filhos',
  )
  expect(new URL(href).hash).toBe('')

  await form.message.fill('One question')
  await expect(link).toHaveCount(0)
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
})

test('The links can be reached by keyboard, and are large enough for a thumb', async ({
  page,
  foyer,
  form,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(foyer.serve())
  await STATES.failed?.({ page, foyer, texts: en })
  const [mail, call] = [elsewhere.email, elsewhere.phone].map(name => form.host.getByRole('link', { name }))
  await mail?.focus()
  await page.keyboard.press('Tab')
  await expect(call as typeof form.host).toBeFocused()
  for (const link of [mail, call]) expect((await link?.boundingBox())?.height).toBeGreaterThanOrEqual(44)
})

test.describe('A form with a number alone', () => {
  test.use({ formConfig: { elsewhere: { phone: '+351 912 345 678' } } })

  test('names it', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await STATES.failed?.({ page, foyer, texts: en })
    await expect(form.host.getByRole('link')).toHaveText(['+351 912 345 678'])
    await expect(form.status).toContainText(`${enMore.elsewhere} +351 912 345 678`)
  })
})

const VIEWS = [
  { view: 'left to right', lang: 'en', texts: en, more: enMore, width: 390 },
  { view: 'right to left', lang: 'ar', texts: ar, more: arMore, width: 320 },
] as const

for (const { view, lang, texts, more, width } of VIEWS) {
  test(`axe finds nothing where it says where else to turn (${view})`, async ({ browser, foyer }) => {
    test.slow()
    const url = foyer.serve({ lang, head: '<meta name="color-scheme" content="light dark">' })
    for (const state of STUCK) {
      const viewport = { width, height: 800 }
      const page = await browser.newPage({ reducedMotion: 'reduce', viewport })
      await page.goto(url)
      await STATES[state]?.({ page, foyer, texts })
      await expect(formOn(page, texts).host).toContainText(more.elsewhere)
      expect.soft(await complaints(page, 'foyer-form'), state).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect.soft(await complaints(page, 'foyer-form', LOOKS), `${state}, dark`).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(wider, state).toBeLessThanOrEqual(0)
      await page.close()
    }
  })
}
