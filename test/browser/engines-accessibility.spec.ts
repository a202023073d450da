import axe from 'axe-core'
import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { inForm, type Tab } from '../helpers/engine.ts'
import { expect, test } from '../helpers/engine-test.ts'
import { type PageTheme, THEMES } from '../helpers/page-theme.ts'

// One browser for all: to start one takes as long as a test.
test.describe.configure({ mode: 'default' })

const FORM = `document.querySelector('foyer-form')`
const NEXT = 'button[type="submit"]'

/** What axe finds wrong with the form. */
async function complaints(tab: Tab): Promise<string[]> {
  await tab.run(`
    if (!globalThis.axe) { ${axe.source} }
    globalThis.complaints = null
    axe.run({ include: [['foyer-form']] }, { resultTypes: ['violations'] }).then(({ violations }) => {
      globalThis.complaints = violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.html).join(' '))
    })
    return null`)
  await expect.poll(() => tab.run(`return globalThis.complaints !== null`)).toBe(true)
  return tab.run(`return globalThis.complaints`)
}

/** As the relay's config would have it from the start. */
const dress = (tab: Tab, { css, colorScheme }: PageTheme) =>
  tab.run(`
    const { shadowRoot, style } = ${FORM}
    const theme = new CSSStyleSheet()
    theme.replaceSync(${JSON.stringify(`${css}*{animation:none!important;transition:none!important}`)})
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, theme]
    style.setProperty('--foyer-scheme', '${colorScheme}')
    return null`)

const shows = (tab: Tab, selector: string) =>
  expect.poll(() => tab.run(`return !!${FORM}?.shadowRoot?.querySelector('${selector}')`)).toBe(true)

/** In the order in which a visitor gets to them. */
const STATES: Record<string, (tab: Tab) => Promise<void>> = {
  empty: tab => shows(tab, '#name'),
  refused: async tab => {
    await tab.click(NEXT)
    await shows(tab, '.fault')
  },
  'second step': async tab => {
    await tab.type('#name', 'Ana Sousa')
    await tab.type('#email', 'ana@example.com')
    await tab.click(NEXT)
    await shows(tab, 'button[name=back]')
  },
  sent: async tab => {
    await tab.type('[name="answers.message"]', 'Do you repair engines?')
    await tab.click(NEXT)
    await shows(tab, '.ending')
  },
}

for (const { lang, texts, width, colorScheme } of [
  { lang: 'en', texts: en, width: 800, colorScheme: 'light' },
  { lang: 'ar', texts: ar, width: 320, colorScheme: 'dark' },
])
  for (const theme of THEMES.filter(one => one.colorScheme === colorScheme))
    test(`axe finds nothing (${lang}, ${theme.theme})`, async ({ tab, foyer }) => {
      await tab.resize(width, 900)
      await tab.goto(foyer.serve({ lang, head: '<meta name="color-scheme" content="light dark">' }))
      await shows(tab, '#name')
      await dress(tab, theme)
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(tab)
        expect.soft(await complaints(tab), state).toEqual([])
      }
      const heading = await tab.run(`return ${inForm('h2')}.textContent`)
      expect(heading).toBe(texts.sentTitle.replace('{name}', 'Ana Sousa'))
    })
