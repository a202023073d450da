import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ThemeConfig } from '../../relay/config/theme-config.ts'
import { pageCss, widgetCss } from '../../relay/theme/theme-css.ts'
import { PublicForm } from '../../shared/public-form.ts'
import type { Reply, TestRelay } from '../helpers/start-relay.ts'
import { testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const THEME = { preset: 'paper', accent: '#C2185B', density: 'compact' }
const theme = ThemeConfig.parse(THEME)

const themed = (): Promise<TestRelay> => testRelay({ form: { theme: THEME } })

/** The style that a page has, and whether its policy lets it apply. */
function styleIn({ text, headers }: Reply): { css: string; isAllowed: boolean } {
  const [, css = ''] = /<style>(.*)<\/style>/s.exec(text) ?? []
  const hash = createHash('sha256').update(css).digest('base64')
  return { css, isAllowed: headers.get('Content-Security-Policy')?.includes(`'sha256-${hash}'`) ?? false }
}

describe('a form with a theme', () => {
  test('has its CSS in the script and in the public form', async () => {
    const relay = await themed()
    const { text } = await relay.request('/v1/forms/contact')
    const form = PublicForm.parse(JSON.parse(text))
    expect(form.css).toBe(widgetCss(theme))
    expect((await relay.request('/embed/contact.js')).text).toContain(JSON.stringify(form.css))
  })

  test('has a hosted page in the same look, to its end', async () => {
    const relay = await themed()
    const first = await visitPage(relay)
    const second = await first.submit({ name: 'Ada', email: 'ada@example.com' })
    const last = await second.submit({ 'answers.message': 'Hello' })
    for (const { reply } of [first, second, last]) {
      const { css, isAllowed } = styleIn(reply)
      expect(css.endsWith(pageCss(theme))).toBe(true)
      expect(isAllowed).toBe(true)
    }
  })
})

test('A form without a theme has no CSS of its own', async () => {
  const relay = await testRelay()
  expect(JSON.parse((await relay.request('/v1/forms/contact')).text)).not.toHaveProperty('css')
  const { css, isAllowed } = styleIn((await visitPage(relay)).reply)
  expect(css.endsWith('\n')).toBe(true)
  expect(isAllowed).toBe(true)
})
