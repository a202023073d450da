import { type Html, html } from '../../html.ts'
import type { DeliveryQuery } from '../../store/operator.ts'
import type { DeliveryPage, Overview, UpstreamSummary } from '../read-overview.ts'
import { deliveriesTable } from './deliveries-table.ts'
import { type Filter, filterLink, filters } from './filters.ts'
import { type Frame, layout } from './layout.ts'
import { upstreamCard } from './upstream-card.ts'
import { counted, number, STATES } from './words.ts'

/** How everything stands in one sentence, each upstream, and the newest deliveries. */
export function overviewPage(
  frame: Frame,
  { upstreams, now }: Overview,
  query: DeliveryQuery,
  page: DeliveryPage,
): string {
  const { base } = frame
  const headline = inOneSentence(upstreams)
  const body = html`<h1>${headline}</h1>
<div class="cards">${upstreams.map(upstream => upstreamCard(base, upstream, now))}</div>
<section id="deliveries" aria-labelledby="deliveries-heading">
<div class="bar">
<h2 id="deliveries-heading">Deliveries</h2>
${filters(frame, upstreams, query)}
</div>
${page.deliveries.length === 0 ? empty(query) : deliveriesTable(base, page.deliveries, now)}
${pager(frame, query, page.next)}
</section>`
  return layout(frame, headline, body)
}

/** The most serious thing comes first. */
function inOneSentence(upstreams: readonly UpstreamSummary[]): string {
  const total = (count: (upstream: UpstreamSummary) => number) =>
    upstreams.reduce((sum, upstream) => sum + count(upstream), 0)
  const held = upstreams.filter(({ hold }) => hold !== null).map(({ name }) => name)
  const dead = total(({ count }) => count.dead)
  const waiting = total(({ count }) => count.pending + count.leased + count.held)
  const waits = counted(waiting, 'delivery waits', 'deliveries wait')
  if (held.length > 0) return `${held.join(' and ')} ${held.length === 1 ? 'is' : 'are'} on hold, ${waits}`
  if (dead > 0) {
    const given = counted(dead, 'delivery was given up', 'deliveries were given up')
    return waiting === 0 ? given : `${given}, ${number(waiting)} ${waiting === 1 ? 'waits' : 'wait'}`
  }
  return waiting === 0 ? 'Everything is delivered' : waits
}

function empty({ state, upstream, before }: DeliveryQuery): Html {
  if (before !== undefined) return html`<p class="empty">There are no older deliveries.</p>`
  const of = upstream === undefined ? null : html` for <strong>${upstream}</strong>`
  if (state !== undefined)
    return html`<p class="empty">No delivery${of} is ${STATES[state].toLowerCase()}.</p>`
  return html`<p class="empty"><strong>No deliveries${of} yet.</strong> When a visitor sends a form, what the upstream is
to get appears here.</p>`
}

function pager(frame: Frame, { limit: _, before, ...filter }: DeliveryQuery, next: number | null): Html {
  const newest = before !== undefined && html`<a href="${filterLink(frame, filter)}">Newest</a>`
  const older = next !== null && html`<a href="${filterLink(frame, { ...filter, before: next })}">Older</a>`
  return html`<nav class="pager" aria-label="Pages">${newest}${older}${watchLink(frame, filter)}</nav>`
}

function watchLink(frame: Frame, filter: Filter): Html {
  const watching = frame.watching !== true
  return html`<a href="${filterLink({ ...frame, watching }, filter)}">${watching ? 'Watch' : 'Stop watching'}</a>`
}
