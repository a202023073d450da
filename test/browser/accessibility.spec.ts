import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { complaints } from '../helpers/complaints.ts'
import { STATES } from '../helpers/page-states.ts'
import { expect, test } from '../helpers/page-test.ts'

const VIEWS = [
  { view: 'light', lang: 'en', texts: en, colorScheme: 'light', width: 800 },
  { view: 'dark', lang: 'en', texts: en, colorScheme: 'dark', width: 800 },
  { view: 'right to left', lang: 'ar', texts: ar, colorScheme: 'light', width: 320 },
  { view: 'right to left and dark', lang: 'ar', texts: ar, colorScheme: 'dark', width: 320 },
] as const

const SELECT = { kind: 'select', options: [{ value: 'one', label: { en: 'One', ar: 'واحد' } }] }
const QUESTIONS = [
  { key: 'topic', label: { en: 'Topic', ar: 'الموضوع' }, ...SELECT },
  { key: 'size', label: { en: 'Size', ar: 'الحجم' }, ...SELECT },
  { key: 'message', kind: 'textarea', required: true },
  { key: 'company', label: { en: 'Company', ar: 'الشركة' } },
]
const ROUTE = [{ when: { answers: { topic: 'one' } }, upstream: 'crm' }]
test.use({
  formConfig: { intro: { en: 'Write to us.', ar: 'اكتب لنا.' }, questions: QUESTIONS, route: ROUTE },
})

for (const { view, lang, texts, colorScheme, width } of VIEWS) {
  test(`axe finds nothing in any state (${view})`, async ({ browser, foyer }) => {
    test.slow()
    const url = foyer.serve({ lang, head: '<meta name="color-scheme" content="light dark">' })
    for (const [state, reach] of Object.entries(STATES)) {
      const viewport = { width, height: 800 }
      const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce', viewport })
      await page.goto(url)
      await reach({ page, foyer, texts })
      expect.soft(await complaints(page, 'foyer-form'), state).toEqual([])
      await page.close()
      await foyer.sandbox.faults.clear()
    }
  })
}
