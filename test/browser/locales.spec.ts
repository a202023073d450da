import { builtEmbed } from '../../relay/built-files.ts'
import { readEmbedAssets } from '../../relay/http/embed-assets.ts'
import { ALL_TEXTS } from '../../widget/locales/all-texts.ts'
import { directionOf } from '../../widget/locales/direction.ts'
import { expect, test } from '../helpers/page-test.ts'

/** What stands on buttons, by the button whose place it takes. */
const ON_BUTTONS = {
  '[type=submit]': ['next', 'send', 'sending', 'retry'],
  '[name=back]': ['back'],
} as const

test('Every language fits its buttons on the narrowest screen', async ({ page, foyer, form }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(foyer.serve())
  await form.introduce()
  await expect(form.send).toBeVisible()

  const troubles: string[] = []
  for (const [language, { texts }] of Object.entries(ALL_TEXTS)) {
    for (const [button, keys] of Object.entries(ON_BUTTONS)) {
      for (const key of keys) {
        const { over, lines } = await form.host.evaluate(
          (host, { button, text, back, language, direction }) => {
            const root = host.shadowRoot as ShadowRoot
            const element = root.querySelector<HTMLElement>(button) as HTMLElement
            const other = root.querySelector<HTMLElement>('[name=back]') as HTMLElement
            const around = root.querySelector<HTMLElement>('.foyer') as HTMLElement
            around.lang = language
            around.dir = direction
            other.textContent = back
            element.textContent = text
            const range = document.createRange()
            range.selectNodeContents(element)
            const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8)))
            return {
              over: Math.max(
                element.scrollWidth - element.clientWidth,
                around.scrollWidth - around.clientWidth,
                document.documentElement.scrollWidth - innerWidth,
              ),
              lines: tops.size,
            }
          },
          { button, text: texts[key], back: texts.back, language, direction: directionOf(language) },
        )
        if (over > 0) troubles.push(`${language} ${key}: ${over} px too wide`)
        if (lines > 2) troubles.push(`${language} ${key}: ${lines} lines`)
      }
    }
  }
  expect(troubles).toEqual([])
})

test('Every language and the form are one file', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  const { lean, full } = readEmbedAssets(builtEmbed())
  const files = [lean, full].flatMap(({ form, locales }) =>
    Object.entries(locales).map(([id, locale]) => [id, form.replace(/js$/, locale)] as const),
  )
  const said = await page.evaluate(
    async ([base, files]) => {
      const titles: [string, string][] = []
      for (const [id, file] of files) {
        const { mount, texts } = await import(`${base}/embed/assets/${file}`)
        titles.push([id, typeof mount === 'function' ? texts.title : 'no form'])
      }
      return titles
    },
    [foyer.relay, files] as const,
  )
  expect(said).toEqual(
    files.map(([id]) => [id, (ALL_TEXTS as Record<string, { texts: { title: string } }>)[id]?.texts.title]),
  )
})
