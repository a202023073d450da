import type { Page } from '@playwright/test'

/** What the form looks like, control by control. */
export const looksOf = (page: Page): Promise<string[]> =>
  page.locator('foyer-form').evaluate(host =>
    [...(host.shadowRoot?.querySelectorAll('*') ?? [])].map(element => {
      const style = getComputedStyle(element)
      const { color, backgroundColor, fontSize, fontStyle, letterSpacing, textTransform, lineHeight } = style
      const { borderWidth, padding, textAlign, display, minHeight, cursor } = style
      const { fontFamily, fontWeight, wordSpacing, whiteSpace, boxSizing, direction, visibility } = style
      return [
        element.localName,
        ...[color, backgroundColor, fontSize, fontStyle, letterSpacing, textTransform, lineHeight],
        ...[borderWidth, padding, textAlign, display, minHeight, cursor],
        ...[fontFamily, fontWeight, wordSpacing, whiteSpace, boxSizing, direction, visibility],
      ].join(' ')
    }),
  )
