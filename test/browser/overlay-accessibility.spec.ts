import { complaints } from '../helpers/complaints.ts'
import { expect, test } from '../helpers/page-test.ts'

const VIEWS = [
  { lang: 'en', width: 1280, colorScheme: 'light' },
  { lang: 'ar', width: 320, colorScheme: 'dark' },
] as const
const PRESETS = ['garden', 'slate', 'poster', 'paper', 'blueprint', 'pebble']

for (const mode of ['popup', 'panel'])
  for (const preset of PRESETS)
    test.describe(`${mode}, ${preset}`, () => {
      test.use({ formConfig: { mode, theme: { preset }, title: { en: 'Ask us', ar: 'اسألنا' } } })

      for (const { lang, width, colorScheme } of VIEWS)
        test(`axe finds nothing closed, open and refused (${lang}, ${colorScheme})`, async ({
          browser,
          foyer,
        }) => {
          const viewport = { width, height: 700 }
          const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
          const head = '<meta name="color-scheme" content="light dark">'
          await page.goto(foyer.serve({ lang, head, body: `<main>Site</main>${foyer.snippet.script}` }))
          const host = page.locator('foyer-form')
          await expect(host.locator('.launcher button')).toBeVisible()
          expect.soft(await complaints(page, 'foyer-form'), 'closed').toEqual([])
          await host.locator('.launcher button').click()
          await expect(host.locator('[type=submit]')).toBeVisible()
          expect.soft(await complaints(page, 'foyer-form'), 'open').toEqual([])
          await host.locator('[type=submit]').click()
          await expect(host.locator('.fault')).toHaveCount(2)
          expect.soft(await complaints(page, 'foyer-form'), 'refused').toEqual([])
          const box = await host.locator('dialog').boundingBox()
          expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width).toBe(true)
          await page.close()
        })
    })
