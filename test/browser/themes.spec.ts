import type { Page } from '@playwright/test'
import { PRESETS } from '../../relay/theme/presets.ts'
import { complaints } from '../helpers/complaints.ts'
import { answered, gate } from '../helpers/page-gate.ts'
import { lookFaults } from '../helpers/page-look.ts'
import { expect, test } from '../helpers/page-test.ts'

const options = ['Repair', 'Sale'].map(label => ({ value: label.toLowerCase(), label }))
const FORM = {
  intro: 'We answer within a day.',
  questions: [
    { key: 'topic', kind: 'radio', label: 'Topic', required: true, options },
    { key: 'parts', kind: 'checkboxes', label: 'Parts', options },
    { key: 'size', kind: 'select', label: 'Size', options },
    { key: 'number', label: 'Number', pattern: '\\d+', patternHint: 'Digits, as on your invoice.' },
    { key: 'message', kind: 'textarea', required: true },
  ],
  consent: { version: '1', label: 'I have read the [notice](https://www.example.com).', required: true },
}

/** Looks at the form as it stands, in both schemes. */
async function expectClear(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await lookFaults(page), `${state}, ${colorScheme}`).toEqual({ faint: [], small: [] })
    expect.soft(await complaints(page, 'foyer-form'), `${state}, ${colorScheme}`).toEqual([])
  }
}

const THEMES = Object.keys(PRESETS).flatMap(preset => [
  { theme: { preset } },
  // Hardly seen on white.
  { theme: { preset, density: 'compact', accent: '#ffd60a' } },
])

for (const { theme } of THEMES) {
  test.describe(Object.values(theme).join(', '), () => {
    test.use({ formConfig: { ...FORM, theme } })

    test('Every text can be read, every edge seen and every target hit', async ({ page, foyer, form }) => {
      test.slow()
      await page.goto(foyer.serve({ head: '<meta name="color-scheme" content="light dark">' }))
      await form.byPhone.check()
      await form.next.click()
      await expect(form.name).toBeFocused()
      await expectClear(page, 'step one with mistakes')

      const met = await gate(page, 'conversations', answered(413, { code: 'too_large' }))
      await form.byEmail.check()
      await form.host.getByRole('checkbox').check()
      await form.introduce()
      await form.retry.waitFor()
      await expectClear(page, 'trouble')

      await form.retry.click()
      await form.host.getByRole('checkbox', { name: 'Sale' }).check()
      await form.send.click()
      await expectClear(page, 'step two with mistakes')
      await form.host.getByRole('radio', { name: 'Repair' }).check()
      await form.message.fill('Hello')
      await expectClear(page, 'step two')

      await form.send.click()
      await form.again.waitFor()
      await expectClear(page, 'the ending')
      expect(met).toHaveLength(2)
    })
  })
}
