import { fileURLToPath } from 'node:url'
import { PRESETS, type PresetName } from '../../relay/theme/presets.ts'
import { widgetCss } from '../../relay/theme/theme-css.ts'
import { expect, test } from '../helpers/page-test.ts'

const PICTURE = fileURLToPath(new URL('pictures/themes.png', import.meta.url))
const NAMES = Object.keys(PRESETS) as PresetName[]

const STYLE = `<style>
  body, main { margin: 0 }
  main { display: grid; grid-template-columns: repeat(4, 1fr) }
  section { display: grid; grid-template-rows: 1fr auto; place-items: center; gap: 20px; padding: 40px 32px 24px }
  section > b { font: 500 15px 'Liberation Sans', Arial, sans-serif; opacity: 0.7 }
  foyer-form { --foyer-width: 100%; inline-size: 100% }
  .garden { --foyer-font: 'Liberation Sans', Arial, sans-serif }
  .light { background: #efece5; --foyer-scheme: light }
  .dark { background: #08090a; color: #fff; --foyer-scheme: dark }
</style>`

test.use({
  viewport: { width: 1640, height: 1660 },
  formConfig: { title: 'Talk to the workshop', intro: 'We answer within one working day.' },
})

test('Every preset, in both schemes', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const cells = NAMES.flatMap(name =>
    ['light', 'dark'].map(scheme => `<section class="${name} ${scheme}">${anchor}<b>${name}</b></section>`),
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(foyer.serve({ head: STYLE, body: cells.join('') + script }))
  await expect(form.name).toHaveCount(12)
  const css = NAMES.map(preset => [
    `.${preset} foyer-form`,
    widgetCss({ preset, scheme: 'auto', density: 'comfortable' }),
  ])
  await page.evaluate(styles => {
    for (const [place = '', text = ''] of styles) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      for (const { shadowRoot } of document.querySelectorAll(place))
        shadowRoot?.adoptedStyleSheets.push(sheet)
    }
  }, css)
  for (const host of await form.host.all()) {
    await host.getByRole('textbox').first().fill('Ana Sousa')
    await host.getByRole('radio').last().check()
  }

  const surfaces = await page
    .locator('foyer-form .foyer')
    .evaluateAll(forms => forms.map(one => getComputedStyle(one).backgroundColor))
  expect(new Set(surfaces).size).toBe(10)
  if (process.env.FOYER_PICTURES) await page.screenshot({ path: PICTURE, animations: 'disabled' })
})
