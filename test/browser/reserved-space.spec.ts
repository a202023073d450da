import type { Page } from '@playwright/test'
import { builtEmbed } from '../../relay/built-files.ts'
import { readEmbedAssets } from '../../relay/http/embed-assets.ts'
import { embedSnippet } from '../../relay/http/embed-snippet.ts'
import { PRESETS } from '../../relay/theme/presets.ts'
import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { formWith } from '../helpers/forms.ts'
import { strictPolicy } from '../helpers/hostile.ts'
import { watchShift } from '../helpers/page-cost.ts'
import { formOn } from '../helpers/page-form.ts'
import type { Foyer } from '../helpers/page-foyer.ts'
import { gate, held } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

const FORMS: Record<string, { contact: string; [key: string]: unknown }> = {
  'asks for email or phone': { contact: 'either' },
  'asks for a phone': { contact: 'phone' },
  'asks for consent': {
    contact: 'either',
    title: { en: 'Book a visit to our workshop', ar: 'احجز زيارة إلى ورشتنا' },
    intro: {
      en: 'Tell us what you need, and we will call you back within two working days.',
      ar: 'أخبرنا بما تحتاج إليه، وسنتصل بك خلال يومي عمل.',
    },
    consent: {
      version: '2026-11',
      label: {
        en: 'I have read the [privacy notice](https://www.example.com/privacy) and agree that you answer me.',
        ar: 'قرأت [إشعار الخصوصية](https://www.example.com/ar/privacy) وأوافق على أن تجيبوني.',
      },
    },
  },
}

const LANGUAGES = { en: { texts: en }, ar: { texts: ar, dir: 'rtl' } } as const

/** What `foyer snippet` prints for a form of the relay. */
const printed = ({ relay }: Foyer, form: object, id = 'contact') =>
  embedSnippet(relay, { ...formWith(form), id }, readEmbedAssets(builtEmbed()))

const text = (lines: number) => '<p>A line of the page</p>'.repeat(lines)

/** Where the text below the form begins. */
const below = (page: Page) => page.locator('#below').evaluate(({ offsetTop }: HTMLElement) => offsetTop)

for (const [what, formConfig] of Object.entries(FORMS)) {
  for (const [lang, { texts, ...direction }] of Object.entries(LANGUAGES)) {
    for (const width of [390, 1280]) {
      test.describe(() => {
        test.use({ formConfig, viewport: { width, height: 1000 } })

        test(`Nothing moves for a form that ${what}, in ${lang} at ${width} px`, async ({ page, foyer }) => {
          const form = formOn(page, texts)
          const script = held()
          await page.route('**/embed/contact.js', script.hold)
          const conversation = held()
          await gate(page, 'conversations', conversation.hold)
          const shift = await watchShift(page)
          const body = `${text(3)}${printed(foyer, formConfig)}<p id="below">Below</p>${text(30)}`
          await page.goto(foyer.serve({ ...direction, lang, body }), { waitUntil: 'commit' })
          const place = await below(page)
          script.open()
          await expect(form.name).toBeVisible()
          expect([await shift(), await below(page)]).toEqual([0, place])

          await form.name.fill('Ana Sousa')
          if (formConfig.contact === 'phone') await form.phone.fill('020 7946 0958')
          else await form.email.fill('ana@example.com')
          if ('consent' in formConfig) await form.host.getByRole('checkbox').check()
          await form.next.click()
          // A shift within half a second of a click is put down to the click.
          await page.waitForTimeout(600)
          conversation.open()
          await form.message.fill('?')
          expect([await shift(), await below(page)]).toEqual([0, place])
          await form.send.click()
          await expect(form.heading).toContainText('Ana Sousa')
          expect([await shift(), await below(page)]).toEqual([0, place])
        })
      })
    }
  }
}

test.describe('In every theme', () => {
  const themes = Object.keys(PRESETS).flatMap(preset =>
    ['comfortable', 'compact'].map(density => [`${preset}-${density}`, { preset, density }] as const),
  )
  const forms = themes.map(([id, theme]) => [id, { theme, languages: ['en'] }] as const)
  test.use({ otherForms: Object.fromEntries(forms) })

  test('the space is what the form takes', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve({ body: forms.map(([id, own]) => printed(foyer, own, id)).join('') }))
    await expect(form.name).toHaveCount(forms.length)
    const [reserved, taken] = await page.evaluate(() => {
      const hosts = [...document.querySelectorAll('foyer-form')] as HTMLElement[]
      const entries = (value: (host: HTMLElement) => string) =>
        Object.fromEntries(hosts.map(host => [host.dataset.foyer, value(host)]))
      const reserved = entries(host => host.style.minHeight)
      for (const host of hosts) host.style.minHeight = ''
      return [reserved, entries(host => `${Math.ceil(host.getBoundingClientRect().height)}px`)]
    })
    expect(reserved).toEqual(taken)
  })
})

test('A page may reserve the space in its own style sheet', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const style = '[data-foyer=contact] { min-height: 486px } a[data-foyer] { display: block }'
  const shift = await watchShift(page)
  const body = `${text(3)}${anchor}<p id="below">Below</p>${text(30)}${script}`
  await page.goto(foyer.serve({ head: `<style>${style}</style>`, body }))
  await expect(form.name).toBeVisible()
  expect(await shift()).toBe(0)
})

test('A page whose policy forbids styles has the form without the space', async ({ page, foyer, form }) => {
  const headers = { 'Content-Security-Policy': strictPolicy(foyer) }
  await page.goto(foyer.serve({ headers, body: printed(foyer, {}) }))
  await expect(form.name).toBeVisible()
  expect(await form.host.evaluate(host => host.style.minHeight)).toBe('')
})
