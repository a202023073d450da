import type { Page } from '@playwright/test'
import { complaints, LOOKS } from '../helpers/complaints.ts'
import { expect, test } from '../helpers/page-test.ts'
import { dress, THEMES } from '../helpers/page-theme.ts'

const VIEWS = [
  { lang: 'en', width: 1280 },
  { lang: 'ar', width: 320 },
] as const

/** Looks at what is shown, once as it is and once in every theme. */
async function expectNothing(page: Page, state: string, fits: () => Promise<boolean>): Promise<void> {
  expect.soft(await complaints(page, 'foyer-form'), state).toEqual([])
  for (const theme of THEMES) {
    await dress(page, theme)
    expect.soft(await complaints(page, 'foyer-form', LOOKS), `${state}, ${theme.theme}`).toEqual([])
    expect.soft(await fits(), `${state}, ${theme.theme}`).toBe(true)
  }
}

for (const mode of ['popup', 'panel'])
  test.describe(mode, () => {
    test.use({ formConfig: { mode, title: { en: 'Ask us', ar: 'اسألنا' } } })

    for (const { lang, width } of VIEWS)
      test(`axe finds nothing closed, open and refused, in any theme (${lang})`, async ({
        browser,
        foyer,
      }) => {
        const page = await browser.newPage({ viewport: { width, height: 700 }, reducedMotion: 'reduce' })
        const head = '<meta name="color-scheme" content="light dark">'
        await page.goto(foyer.serve({ lang, head, body: `<main>Site</main>${foyer.snippet.script}` }))
        const host = page.locator('foyer-form')
        const inView = (part: string) => async () => {
          const box = await host.locator(part).boundingBox()
          return box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width
        }
        await expect(host.locator('.launcher button')).toBeVisible()
        await expectNothing(page, 'closed', inView('.launcher button'))
        await host.locator('.launcher button').click()
        await expect(host.locator('[type=submit]')).toBeVisible()
        await expectNothing(page, 'open', inView('dialog'))
        await host.locator('[type=submit]').click()
        await expect(host.locator('.fault')).toHaveCount(2)
        await expectNothing(page, 'refused', inView('dialog'))
        await page.close()
      })
  })
