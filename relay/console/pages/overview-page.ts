import { type Html, html } from '../../html.ts'
import type { DeliveryQuery } from '../../store/operator.ts'
import type { Overview, UpstreamSummary } from '../read-overview.ts'
import type { DeliveryPage } from '../read-page.ts'
import { deliveriesTable } from './deliveries-table.ts'
import { type Filter, filterLink, filters } from './filters.ts'
import { type Frame, layout } from './layout.ts'
import { roomNotice } from './room-notice.ts'
import { upstreamCard } from './upstream-card.ts'
import { counted, number, STATES } from './words.ts'

/** How everything stands in one sentence, each upstream, and the newest deliveries. */
export function overviewPage(
  frame: Frame,
  { upstreams, room, now }: Overview,
  { limit: _, before, ...filter }: DeliveryQuery,
  { deliveries, next }: DeliveryPage,
): string {
  const headline = inOneSentence(upstreams, room.refuses !== null)
  const held = new Set(upstreams.filter(({ hold }) => hold !== null).map(({ name }) => name))
  const body = html`<h1>${headline}</h1>
${roomNotice(room, now)}
<div class="cards">${upstreams.map(upstream => upstreamCard(frame, upstream, now))}</div>
<section id="deliveries" aria-labelledby="deliveries-heading">
<div class="bar">
<h2 id="deliveries-heading">Deliveries</h2>
${filters(frame, upstreams, filter)}
${watchLink(frame, filter)}
</div>
${
  deliveries.length === 0
    ? html`<p class="empty">${emptiness(filter, before !== undefined)}</p>`
    : deliveriesTable(deliveries, { base: frame.base, held, now })
}
<nav class="pager" aria-label="Pages">
${before !== undefined && html`<a href="${filterLink(frame, filter)}">Newest</a>`}
${next !== null && html`<a href="${filterLink(frame, { ...filter, before: next })}">Older</a>`}
</nav>
</section>`
  return layout(frame, headline, body)
}

/** The most serious thing comes first. */
function inOneSentence(upstreams: readonly UpstreamSummary[], refuses: boolean): string {
  const total = (count: (upstream: UpstreamSummary) => number) =>
    upstreams.reduce((sum, upstream) => sum + count(upstream), 0)
  const held = upstreams.filter(({ hold }) => hold !== null).map(({ name }) => name)
  const dead = total(({ count }) => count.dead)
  const waiting = total(({ count }) => count.pending + count.leased + count.held)
  const said = refuses ? ['New conversations are refused'] : []
  if (held.length > 0)
    said.push(`${new Intl.ListFormat('en-GB').format(held)} ${held.length === 1 ? 'is' : 'are'} on hold`)
  if (dead > 0) said.push(`${counted(dead, 'delivery', 'deliveries')} given up`)
  if (waiting > 0)
    said.push(`${dead > 0 ? number(waiting) : counted(waiting, 'delivery', 'deliveries')} waiting`)
  if (said.length > 0) return said.join(', ')
  return total(({ delivered }) => delivered.week) === 0 ? 'Nothing waits' : 'Everything is delivered'
}

function emptiness({ state, upstream, form }: Filter, older: boolean): Html {
  const from = form === undefined ? null : html` of <strong>${form}</strong>`
  const which = upstream === undefined ? from : html`${from ?? ''} for <strong>${upstream}</strong>`
  if (older) return html`There are no older deliveries.`
  if (state !== undefined) return html`No delivery${which} is ${STATES[state].toLowerCase()}.`
  return html`<strong>No deliveries${which} yet.</strong> They appear here as soon as a visitor sends a form.`
}

function watchLink(frame: Frame, filter: Filter): Html {
  const watching = frame.watching === true
  const link = filterLink({ ...frame, watching: !watching }, filter)
  return html`<a class="watch" href="${link}">${watching ? 'Stop watching' : 'Watch'}</a>`
}
