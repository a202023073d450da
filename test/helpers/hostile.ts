import type { Foyer } from './page-foyer.ts'

/** The tightest policy under which a form that talks to a relay can work. */
export const strictPolicy = ({ relay }: Pick<Foyer, 'relay'>) =>
  [
    "default-src 'none'",
    `script-src ${relay}`,
    `connect-src ${relay}`,
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** What resets and frameworks do to a page, and worse. */
export const HOSTILE_STYLE = `<style>
  html { font-size: 62.5% }
  * {
    all: revert; color: red !important; background: yellow !important; font: italic 9px monospace !important;
    letter-spacing: 5px !important; text-transform: uppercase !important; line-height: 3 !important;
    border: 3px dashed blue !important; padding: 0 !important; text-align: right !important; cursor: wait !important;
  }
  input, button, select, label, h2, p, fieldset { display: inline !important; height: 9px !important }
</style>`
