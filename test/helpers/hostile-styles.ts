import type { SitePage } from './page-foyer.ts'

const style = (css: string) => ({ head: `<style>${css}</style>` })

/** What style sheets of pages do that a form must not care about. Imitations of what they reset, by their kind. */
export const STYLED: Record<string, SitePage> = {
  'forces its own on everything': style(`
    html { font-size: 62.5% }
    * {
      all: revert; color: red !important; background: yellow !important; font: italic 9px monospace !important;
      letter-spacing: 5px !important; text-transform: uppercase !important; line-height: 3 !important;
      border: 3px dashed blue !important; padding: 0 !important; text-align: right !important; cursor: wait !important;
    }
    input, button, select, label, h2, p, fieldset { display: inline !important; height: 9px !important }`),

  'resets as Bootstrap does': style(`
    *, *::before, *::after { box-sizing: border-box }
    body { margin: 0; font: 400 1rem/1.5 Georgia, serif; color: #212529; text-align: center; -webkit-text-size-adjust: 100% }
    h1, h2, h3 { margin: 0 0 .5rem; font-weight: 500; line-height: 1.2 }
    p { margin: 0 0 1rem }
    label { display: inline-block }
    fieldset { min-width: 0; margin: 0; padding: 0; border: 0 }
    legend { float: left; width: 100%; font-size: calc(1.275rem + .3vw); line-height: inherit }
    input, button, select, textarea { margin: 0; font: inherit }
    button { border-radius: 0; text-transform: none }
    [type=button]:not(:disabled), [type=submit]:not(:disabled) { cursor: pointer }
    a { color: #0d6efd } svg { vertical-align: middle }`),

  'resets as Tailwind does': style(`
    *, ::before, ::after, ::backdrop { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
    html { line-height: 1.5; tab-size: 4; font-family: ui-serif, serif; -webkit-tap-highlight-color: transparent }
    h1, h2, h3 { font-size: inherit; font-weight: inherit }
    ol, ul { list-style: none }
    img, svg, video { display: block; vertical-align: middle }
    button, input, select, textarea { font: inherit; letter-spacing: inherit; color: inherit; background: transparent; border-radius: 0; opacity: 1 }
    a { color: inherit; text-decoration: inherit }
    [hidden] { display: none !important }`),

  'sets a root of ten pixels': style('html { font-size: 62.5% } body { font-size: 1.6rem }'),

  'styles the form’s own element': style(`
    foyer-form, foyer-form * { color: red; font: 9px monospace; letter-spacing: 4px; visibility: visible; direction: rtl }
    foyer-form { white-space: pre; text-align: right; cursor: wait; word-spacing: 9px; line-height: 4; text-indent: 40px }`),

  'styles inherited text of every kind': style(`
    body { text-indent: 50px; word-spacing: 12px; text-shadow: 2px 2px red; writing-mode: vertical-rl; hyphens: auto;
      white-space: nowrap; font-variant: small-caps; list-style: square; text-transform: uppercase; direction: rtl;
      font-feature-settings: "smcp"; -webkit-text-fill-color: lime; -webkit-text-stroke: 1px red; user-select: none }`),

  'is set in quirks mode': { doctype: '', head: '<style>table, td { font-size: 30px }</style>' },
}
