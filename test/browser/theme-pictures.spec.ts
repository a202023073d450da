import { fileURLToPath } from 'node:url'
import type { PresetName } from '../../relay/theme/presets.ts'
import { widgetCss } from '../../relay/theme/theme-css.ts'
import { expect, test } from '../helpers/page-test.ts'

const PICTURE = fileURLToPath(new URL('pictures/themes.png', import.meta.url))

/** Every preset once, in a scheme that shows it well and makes both schemes seen. */
const SHOWN: Record<PresetName, 'light' | 'dark'> = {
  garden: 'light',
  slate: 'dark',
  paper: 'light',
  pebble: 'dark',
  poster: 'light',
  blueprint: 'dark',
}

const STYLE = `<style>
  body, main { margin: 0 }
  main { display: grid; grid-template-columns: repeat(3, 1fr) }
  section { display: grid; grid-template-rows: 1fr auto; place-items: center; gap: 20px; padding: 40px 36px 20px }
  section > b { font: 500 17px 'Liberation Sans', Arial, sans-serif; opacity: 0.75 }
  foyer-form { --foyer-width: 100%; inline-size: 100% }
  .garden { --foyer-font: 'Liberation Sans', Arial, sans-serif }
  .light { background: #efece5; --foyer-scheme: light }
  .dark { background: #08090a; color: #fff; --foyer-scheme: dark }
</style>`

test.use({
  viewport: { width: 1380, height: 1200 },
  formConfig: { title: 'Talk to the workshop', intro: 'We answer within one working day.' },
})

test('Every preset', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const cells = Object.entries(SHOWN).map(
    ([name, scheme]) => `<section class="${name} ${scheme}">${anchor}<b>${name}</b></section>`,
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(foyer.serve({ head: STYLE, body: cells.join('') + script }))
  await expect(form.name).toHaveCount(6)
  const css = Object.keys(SHOWN).map(preset => [
    `.${preset} foyer-form`,
    widgetCss({ preset: preset as PresetName, scheme: 'auto', density: 'comfortable' }),
  ])
  await page.evaluate(styles => {
    for (const [place = '', text = ''] of styles) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      for (const { shadowRoot } of document.querySelectorAll(place))
        shadowRoot?.adoptedStyleSheets.push(sheet)
    }
  }, css)
  for (const name of await form.name.all()) await name.fill('Ana Sousa')
  for (const byPhone of await form.byPhone.all()) await byPhone.check()
  for (const phone of await form.phone.all()) await phone.fill('020 7946 0958')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())

  const surfaces = await page
    .locator('foyer-form .foyer')
    .evaluateAll(forms => forms.map(one => getComputedStyle(one).backgroundColor))
  expect(new Set(surfaces).size).toBe(5)
  if (process.env.FOYER_PICTURES)
    await page.locator('main').screenshot({ path: PICTURE, animations: 'disabled' })
})
