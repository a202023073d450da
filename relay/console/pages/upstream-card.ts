import { type Html, html } from '../../html.ts'
import type { Hold } from '../../store/store.ts'
import type { UpstreamSummary } from '../read-overview.ts'
import { button } from './button.ts'
import { filterLink } from './filters.ts'
import type { Frame } from './layout.ts'
import { dueMoment, moment, span } from './moment.ts'
import { counted, number } from './words.ts'

/** How an upstream stands, and what the operator can do about it. */
export function upstreamCard(frame: Frame, upstream: UpstreamSummary, now: number): Html {
  const { name, hold, count, delivered } = upstream
  return html`<section class="card" aria-labelledby="upstream-${name}">
<h2 id="upstream-${name}">${name}</h2>
<dl class="figures">
${figure('Waiting', count.pending + count.leased)}
${figure('Held', count.held, 'held')}
${figure('Dead', count.dead, 'dead')}
${figure('Delivered in 24 h', delivered.day)}
${figure('In 7 days', delivered.week)}
</dl>
<p class="soft">${queue(upstream, now)}</p>
${hold !== null && holdNotice(frame, hold, now)}
${count.dead > 0 && deadNotice(frame, name, count.dead)}
</section>`
}

function figure(label: string, value: number, alarm = 'some'): Html {
  return html`<div class="${value > 0 ? alarm : 'none'}"><dt>${label}</dt><dd>${number(value)}</dd></div>`
}

function queue({ oldest, nextDue, hold }: UpstreamSummary, now: number): Html {
  if (oldest === null) return html`Nothing waits.`
  const next = nextDue !== null && hold === null && html`; next attempt ${dueMoment(nextDue, now)}`
  return html`Oldest that waits: ${moment(oldest, now)}${next}.`
}

function holdNotice(frame: Frame, { upstream, why, since, by }: Hold, now: number): Html {
  const meanwhile =
    by === 'operator'
      ? 'You have paused it: submissions are still taken, and nothing goes out before you release it.'
      : 'Submissions are still taken, and one delivery a minute tries whether the upstream takes them again. Release it as soon as the cause is mended.'
  return html`<div class="notice held">
<p><strong>On hold</strong> for ${span(now - since)}: <code>${why}</code>. ${meanwhile}</p>
${button(`${frame.base}/upstreams/${encodeURIComponent(upstream)}/release`, 'Release')}
</div>`
}

function deadNotice(frame: Frame, upstream: string, dead: number): Html {
  return html`<div class="notice dead">
<p><strong>${counted(dead, 'delivery', 'deliveries')} given up.</strong>
<a href="${filterLink(frame, { state: 'dead', upstream })}">Look at ${dead === 1 ? 'it' : 'them'}</a>, mend the cause, replay.</p>
${button(`${frame.base}/upstreams/${encodeURIComponent(upstream)}/replay`, dead === 1 ? 'Replay' : 'Replay all')}
</div>`
}
