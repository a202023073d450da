import { type Html, html } from '../../html.ts'
import type { Facts } from '../facts.ts'

/** Names and values, without those that there are not. */
export function facts(rows: Facts): Html {
  const known = rows.filter(([, value]) => value !== null)
  const shown = (value: string | number | null, as?: 'code') =>
    as === 'code' ? html`<code>${value}</code>` : value
  return html`<dl class="facts">${known.map(([name, value, as]) => html`<div><dt>${name}</dt><dd dir="auto">${shown(value, as)}</dd></div>`)}</dl>`
}
