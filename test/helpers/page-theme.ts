import type { Page } from '@playwright/test'
import { ThemeConfig } from '../../relay/config/theme-config.ts'
import { PRESETS } from '../../relay/theme/presets.ts'
import { widgetCss } from '../../relay/theme/theme-css.ts'

export interface PageTheme {
  theme: string
  css: string
  colorScheme: 'light' | 'dark'
}

const DENSITIES = { light: 'comfortable', dark: 'compact' } as const

/** Every preset in light and in dark, the dark ones compact. */
export const THEMES: readonly PageTheme[] = Object.keys(PRESETS).flatMap(preset =>
  (['light', 'dark'] as const).map(colorScheme => ({
    ...{ theme: `${preset}, ${colorScheme}`, colorScheme },
    css: widgetCss(ThemeConfig.parse({ preset, density: DENSITIES[colorScheme] })),
  })),
)

/** Dresses the forms that stand on a page, as the relay's config would have from the start. */
export async function dress(page: Page, { css, colorScheme }: PageTheme): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator('foyer-form').evaluateAll((hosts, css) => {
    for (const { shadowRoot } of hosts) {
      const own = shadowRoot?.adoptedStyleSheets.filter(sheet => !('isTheme' in sheet)) ?? []
      const theme = Object.assign(new CSSStyleSheet(), { isTheme: true })
      theme.replaceSync(css)
      if (shadowRoot) shadowRoot.adoptedStyleSheets = [...own, theme]
    }
  }, css)
}
