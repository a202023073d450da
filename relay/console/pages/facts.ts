import { type Html, html } from '../../html.ts'

/** Names and values, without those that there are not. */
export function facts(
  rows: readonly (readonly [name: string, value: Html | string | number | null])[],
): Html {
  const known = rows.filter(([, value]) => value !== null)
  return html`<dl class="facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`
}
