import { texts as ar, moreTexts as arabicMore } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { complaints } from '../helpers/complaints.ts'
import { EVERY_QUESTION } from '../helpers/every-question.ts'
import { formOn } from '../helpers/page-form.ts'
import { gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

test.use({ formConfig: EVERY_QUESTION, timezoneId: 'Europe/London' })

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('A keyboard is enough for every kind of question', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const body = anchor.replace('<a ', '<a data-field-campaign="spring" data-field-other="x" ') + script
  await page.goto(foyer.serve({ body }))
  await form.name.fill('Ana Sousa')
  await form.email.fill('ana@example.com')
  await page.keyboard.press('Tab')
  const consent = form.host.getByRole('checkbox', { name: /privacy notice/ })
  await expect(consent).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(form.host.getByRole('link', { name: 'privacy notice' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  const topic = form.host.getByRole('group', { name: 'What is it about?' })
  await expect(topic.getByRole('radio', { name: 'A repair' })).toBeFocused()
  const damage = form.host.getByRole('group', { name: 'What is broken?' })
  await expect(damage).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(damage.getByRole('checkbox', { name: 'The glass' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1,200')
  await page.keyboard.press('Tab')
  const day = form.host.getByLabel('Which day?')
  await expect(day).toBeFocused()
  // How days are typed is the browser's own; a picker gives this.
  await day.fill(dayIn(3))
  await form.host.getByLabel('Your website').focus()
  await page.keyboard.type('example.com')
  await page.keyboard.press('Tab')
  await expect(form.host.getByLabel('Customer number')).toHaveAccessibleDescription(
    'Two letters and four digits, as on your invoice.',
  )
  await page.keyboard.type('AB1234')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Two of them are stuck.')
  await form.send.press('Enter')
  await expect(form.again).toBeVisible()

  const [lead] = foyer.sandbox.leads()
  expect(lead?.attributes).toMatchObject({
    ...{ topic: 'repair', damage: 'glass, cord', windows: '1200', day: dayIn(3) },
    ...{ website: 'https://example.com', customer: 'AB1234', message: 'Two of them are stuck.' },
    ...{ consent_version: '2026-11', campaign: 'spring' },
  })
  expect(lead?.attributes).not.toHaveProperty('other')
})

test('Nothing is sent without the consent, and the box says so', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'conversations')
  await page.goto(foyer.serve())
  await form.introduce()
  const consent = form.host.getByRole('checkbox')
  await expect(consent).toBeFocused()
  await expect(consent).toHaveAccessibleDescription('Please agree to this to go on.')
  await expect(form.status).toHaveText(
    'Please check these fields: I have read the privacy notice and agree that you answer me.',
  )
  await consent.check()
  await expect(consent).toHaveAccessibleDescription('')
  await form.next.click()
  await expect(form.back).toBeVisible()
  expect(posted.map(({ body }) => body.consent)).toEqual([{ version: '2026-11' }])
})

test('What other answers make needless is neither shown, needed nor sent', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'leads')
  await page.goto(foyer.serve())
  await form.host.getByRole('checkbox').check()
  await form.introduce()
  const message = form.host.getByLabel('Your message')
  await message.fill('Two of them are stuck.')
  // The field that comes after keeps its place, and what is in it.
  const before = await message.elementHandle()
  await form.host.getByLabel('A repair').check()
  await form.host.getByLabel('The glass').check()
  await form.host.getByLabel('New windows').check()
  await expect(form.host.getByLabel('The glass')).toHaveCount(0)
  await form.host.getByLabel('Which style?').selectOption('Sash')
  expect(await message.evaluate((now, then) => now === then, before)).toBe(true)
  await form.host.getByLabel('How many?').fill('3')
  await form.send.click()
  await expect(form.again).toBeVisible()
  expect(posted.map(({ body }) => body.answers)).toEqual([
    { topic: 'sale', style: 'sash', windows: '3', message: 'Two of them are stuck.' },
  ])
})

test('What was chosen is there again after going back, and gone for another message', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.host.getByRole('checkbox').check()
  await form.introduce()
  await form.host.getByLabel('A repair').check()
  await form.host.getByLabel('The frame').check()
  await form.back.click()
  await expect(form.host.getByRole('checkbox')).toBeChecked()
  await form.next.click()
  await expect(form.host.getByLabel('A repair')).toBeChecked()
  await expect(form.host.getByLabel('The frame')).toBeChecked()
  await form.host.getByLabel('How many?').fill('2')
  await form.send.click()
  await form.again.click()
  await expect(form.host.getByRole('checkbox')).not.toBeChecked()
})

test('What the relay refuses is said at each answer, in the language', async ({ page, foyer }) => {
  const form = formOn(page, ar)
  await page.goto(foyer.serve({ lang: 'ar' }))
  await form.host.getByRole('checkbox').check()
  await form.introduce()
  await form.host.getByLabel('إصلاح').check()
  await form.send.click()
  await expect(form.host.getByRole('group', { name: 'ما الذي تعطل؟' })).toHaveAccessibleDescription(
    arabicMore.errors.too_few.toString().replace('{min}', '1'),
  )
  await form.host.getByLabel('الزجاج').check()
  await form.host.getByLabel('كم العدد؟').fill('٢٠٠١')
  await form.host.getByLabel('رقم العميل').fill('x')
  await form.host.getByLabel('أي يوم؟').fill('2020-01-01')
  await form.send.click()
  await expect(form.host.getByText(/2026|٢٠٢٦/).first()).toBeVisible()
  await form.host.getByLabel('أي يوم؟').fill('')
  await form.send.click()
  await expect(form.host.getByLabel('رقم العميل')).toHaveAccessibleDescription(
    `حرفان وأربعة أرقام كما في فاتورتك. ${arabicMore.errors.pattern}`,
  )
  await expect(form.host.getByLabel('كم العدد؟')).toHaveAccessibleDescription(/2[.,٬]?000|٢٬٠٠٠/)
})

test('A date that was begun is not taken for none', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'leads')
  await page.goto(foyer.serve())
  await form.host.getByRole('checkbox').check()
  await form.introduce()
  await form.host.getByLabel('New windows').check()
  await form.host.getByLabel('How many?').fill('2')
  const day = form.host.getByLabel('Which day?')
  await day.focus()
  await page.keyboard.type('12')
  await form.send.click()
  await expect(day).toHaveAccessibleDescription('Please enter a complete date.')
  await expect(day).toBeFocused()
  expect(posted).toEqual([])
})

test('Every option and every field is at least 44 pixels tall', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.host.getByRole('checkbox').check()
  await form.introduce()
  await form.host.getByLabel('A repair').check()
  const rows = form.host.locator('.choices label, input:not([type=radio], [type=checkbox]), textarea')
  await expect(rows).toHaveCount(10)
  for (const row of await rows.all()) {
    const box = await row.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
  }
})

for (const [view, lang, texts, colorScheme, width] of [
  ['light', 'en', en, 'light', 800],
  ['right to left and dark', 'ar', ar, 'dark', 320],
] as const)
  test(`axe finds nothing in any kind of question (${view})`, async ({ browser, foyer }) => {
    const page = await browser.newPage({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width, height: 800 },
    })
    await page.goto(foyer.serve({ lang, head: '<meta name="color-scheme" content="light dark">' }))
    const form = formOn(page, texts)
    await form.introduce()
    await expect(form.host.getByRole('checkbox')).toBeFocused()
    expect.soft(await complaints(page, 'foyer-form'), 'consent').toEqual([])
    await form.host.getByRole('checkbox').check()
    await form.next.click()
    await form.send.click()
    expect.soft(await complaints(page, 'foyer-form'), 'missing').toEqual([])
    await form.host.getByRole('radio').first().check()
    await form.host.getByRole('checkbox').first().check()
    expect.soft(await complaints(page, 'foyer-form'), 'filled').toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

    await page.goto(`${foyer.relay}/f/contact?lang=${lang}`)
    expect.soft(await complaints(page, 'main'), 'hosted').toEqual([])
    await page.fill('[name=name]', 'Ana')
    await page.fill('[name=email]', 'ana@example.com')
    await page.check('[name=consent]')
    await page.click('button')
    await page.check('[value=repair]')
    await page.click('button')
    await expect(page.locator('.wrong').first()).toBeVisible()
    // The arrow of a select is drawn behind its text, which axe can't judge.
    const others = (await complaints(page, 'main')).filter(one => !one.startsWith('color-contrast: <select'))
    expect.soft(others, 'hosted, wrong').toEqual([])
    await page.close()
  })
