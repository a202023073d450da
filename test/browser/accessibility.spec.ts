import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { complaints, LOOKS } from '../helpers/complaints.ts'
import { STATES } from '../helpers/page-states.ts'
import { expect, test } from '../helpers/page-test.ts'
import { dress, THEMES } from '../helpers/page-theme.ts'
import { smallTargets } from '../helpers/small-targets.ts'

const VIEWS = [
  { view: 'left to right', lang: 'en', texts: en, width: 800 },
  { view: 'right to left', lang: 'ar', texts: ar, width: 320 },
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

for (const { view, lang, texts, width } of VIEWS) {
  test(`axe finds nothing in any state, in any theme (${view})`, async ({ browser, foyer }) => {
    test.slow()
    const url = foyer.serve({ lang, head: '<meta name="color-scheme" content="light dark">' })
    for (const [state, reach] of Object.entries(STATES)) {
      const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width, height: 800 } })
      await page.goto(url)
      await reach({ page, foyer, texts })
      expect.soft(await complaints(page, 'foyer-form'), state).toEqual([])
      for (const theme of THEMES) {
        await dress(page, theme)
        expect.soft(await complaints(page, 'foyer-form', LOOKS), `${state}, ${theme.theme}`).toEqual([])
        expect.soft(await smallTargets(page), `${state}, ${theme.theme}`).toEqual([])
      }
      await page.context().close()
      await foyer.sandbox.faults.clear()
    }
  })
}
