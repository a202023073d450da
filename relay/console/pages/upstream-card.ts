import { type Html, html } from '../../html.ts'
import type { Hold } from '../../store/store.ts'
import type { UpstreamSummary } from '../read-overview.ts'
import { moment } from './moment.ts'
import { counted, number } from './words.ts'

/** How an upstream stands, and what the operator can do about it. */
export function upstreamCard(base: string, upstream: UpstreamSummary, now: number): Html {
  const { name, hold, count, oldest, nextDue, delivered } = upstream
  const waiting = count.pending + count.leased
  return html`<section class="card" aria-labelledby="upstream-${name}">
<h2 id="upstream-${name}">${name}</h2>
<dl class="figures">
${figure('Waiting', waiting)}
${figure('Held', count.held, 'held')}
${figure('Dead', count.dead, 'dead')}
${figure('Delivered, 24 h', delivered.day)}
${figure('7 days', delivered.week)}
</dl>
<p class="soft">${oldest === null ? 'Nothing waits.' : html`The oldest that waits was created ${moment(oldest, now)}${nextDue !== null && hold === null && html`; the next attempt is due ${nextDue <= now ? 'now' : moment(nextDue, now)}`}.`}</p>
${hold !== null && holdNotice(base, hold, now)}
${count.dead > 0 && deadNotice(base, name, count.dead)}
</section>`
}

function figure(label: string, value: number, alarm?: 'held' | 'dead'): Html {
  const mark = value > 0 && alarm !== undefined ? html` class="${alarm}"` : null
  return html`<div${mark}><dt>${label}</dt><dd>${number(value)}</dd></div>`
}

function holdNotice(base: string, { upstream, why, since }: Hold, now: number): Html {
  return html`<div class="notice held">
<p><strong>On hold</strong> since ${moment(since, now)}: <code>${why}</code>. Submissions are still taken. One delivery a
minute finds out whether the upstream takes them again; release it when you have mended the cause and do not want to wait.</p>
<form method="post" action="${base}/upstreams/${upstream}/release"><button>Release</button></form>
</div>`
}

function deadNotice(base: string, name: string, dead: number): Html {
  return html`<div class="notice dead">
<p><strong>${counted(dead, 'delivery', 'deliveries')} given up.</strong> <a href="${base}/?state=dead&amp;upstream=${name}#deliveries">Look at ${dead === 1 ? 'it' : 'them'}</a>; replay when the cause is
mended.</p>
<form method="post" action="${base}/upstreams/${name}/replay"><button>Replay${dead > 1 && ' all'}</button></form>
</div>`
}
