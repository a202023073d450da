import { type Html, html } from '../../html.ts'

/** A button that posts to `action`. */
export function button(action: string, label: string): Html {
  return html`<form method="post" action="${action}"><button>${label}</button></form>`
}
