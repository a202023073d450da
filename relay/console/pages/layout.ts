import { type Html, html } from '../../html.ts'
import { PAGE_STYLE } from './page-style.ts'

/** What is around every page. */
export interface Frame {
  /** Where the console is mounted; empty at the root. */
  base: string
  /** Whether there is a session that can be ended. */
  session: boolean
  /** The relay that the console belongs to. */
  publicUrl?: string
  /** Loads itself again and again. */
  watching?: boolean
}

const WATCH_SECONDS = 5

export function layout({ base, session, publicUrl, watching }: Frame, title: string, body: Html): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${watching === true && html`<meta http-equiv="refresh" content="${WATCH_SECONDS}">`}
<title>${title} · Foyer</title>
<style>${{ markup: PAGE_STYLE }}</style>
</head>
<body>
<header>
<a class="brand" href="${base}/">Foyer</a>
${publicUrl !== undefined && html`<span class="of">${publicUrl.replace(/^https?:\/\//, '')}</span>`}
${publicUrl !== undefined && html`<nav><a href="${base}/metrics">Metrics</a></nav>`}
${session && html`<form method="post" action="/sign-out"><button class="plain">Sign out</button></form>`}
</header>
<main>
${body}
</main>
</body>
</html>
`
  return page.markup
}
