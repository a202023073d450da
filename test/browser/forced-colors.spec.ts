import { expect, test } from '../helpers/page-test.ts'
import { dress, THEMES } from '../helpers/page-theme.ts'

const CONTROLS = 'input:not([type=radio], [inert]), .box, [type=submit]'

test('In forced colours every control has its edge, and what is chosen stands out, in every theme', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.byPhone.check()
  for (const theme of THEMES) {
    await dress(page, theme)
    await page.emulateMedia({
      forcedColors: 'active',
      reducedMotion: 'reduce',
      colorScheme: theme.colorScheme,
    })
    const { edges, chosen, other } = await form.host.evaluate((host, controls) => {
      const root = host.shadowRoot as ShadowRoot
      const styleOf = (element: Element | null) => getComputedStyle(element as Element)
      const background = (selector: string) => styleOf(root.querySelector(selector)).backgroundColor
      const surface = background('.foyer')
      const edges = [...root.querySelectorAll(controls)].map(control => {
        const { borderBottomStyle, borderBottomWidth, borderBottomColor } = styleOf(control)
        const isSeen =
          borderBottomStyle === 'solid' && borderBottomWidth !== '0px' && borderBottomColor !== surface
        return `${control.localName} ${isSeen ? 'has an edge' : 'has none'}`
      })
      return {
        edges,
        chosen: background('.segments :checked + span'),
        other: background('.segments :not(:checked) + span'),
      }
    }, CONTROLS)
    expect.soft(edges.length, theme.theme).toBeGreaterThan(3)
    expect
      .soft(
        edges.filter(edge => edge.endsWith('has none')),
        theme.theme,
      )
      .toEqual([])
    expect.soft(chosen, theme.theme).not.toBe(other)
  }
})
