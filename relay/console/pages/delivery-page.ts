import { type Html, html } from '../../html.ts'
import type { DeliveryDetail } from '../../store/operator.ts'
import type { Hold } from '../../store/store.ts'
import { deliveryFacts } from '../delivery-facts.ts'
import { answerFacts, visitorFacts } from '../visitor-facts.ts'
import { button } from './button.ts'
import { deliveriesTable } from './deliveries-table.ts'
import { facts } from './facts.ts'
import { type Frame, layout } from './layout.ts'
import { dueMoment, moment, span } from './moment.ts'
import { KINDS, stateMark } from './words.ts'

/** Everything the relay knows of one delivery. No other page shows what a visitor wrote. */
export function deliveryPage(
  frame: Frame,
  delivery: DeliveryDetail,
  holds: readonly Hold[],
  now: number,
): string {
  const { base } = frame
  const { id, kind, state, others } = delivery
  const title = `${KINDS[kind]} ${id}`
  const held = new Set(holds.map(({ upstream }) => upstream))
  const body = html`<p class="up"><a href="${base}/#deliveries">← Deliveries</a></p>
<div class="title"><h1>${title}</h1>${stateMark(state)}</div>
<p class="lead">${story(base, delivery, held, now)}</p>
${state === 'dead' && button(`${base}/deliveries/${id}/replay`, 'Replay')}
<div class="columns">
<div>
<section aria-labelledby="visitor"><h2 id="visitor">Visitor</h2>${facts(visitorFacts(delivery))}</section>
<section aria-labelledby="answers"><h2 id="answers">Answers</h2>${answersGiven(delivery)}</section>
</div>
<section aria-labelledby="delivery"><h2 id="delivery">Delivery</h2>${facts(deliveryFacts(delivery))}</section>
</div>
${
  others.length > 0 &&
  html`<section aria-labelledby="others"><h2 id="others">Other deliveries of this submission</h2>
${deliveriesTable(others, { base, held, now })}</section>`
}`
  return layout(frame, title, body)
}

/** Where the delivery stands and what comes next. */
function story(base: string, delivery: DeliveryDetail, held: ReadonlySet<string>, now: number): Html {
  const { state, attempts, createdAt, dueAt, waitsFor, upstream, why } = delivery
  const end = delivery.finishedAt ?? now
  switch (state) {
    case 'pending':
      if (held.has(upstream)) return html`Waits until ${upstream} is no longer on hold.`
      if (waitsFor === null) return html`Attempt ${attempts + 1} is due ${dueMoment(dueAt, now)}.`
      return html`Waits for an earlier delivery of the same visitor, <a href="${base}/deliveries/${waitsFor}">${waitsFor}</a>.`
    case 'leased':
      return html`Attempt ${attempts} is under way.`
    case 'held':
      return html`${upstream} lets nothing through: <code>${why}</code>. Goes out when it is no longer on hold.`
    case 'dead':
      return html`Given up ${moment(end, now)} after ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}: <code>${why}</code>.
Mend the cause, then replay it: it gets as many attempts as a new one.`
    case 'done':
      return html`Delivered ${moment(end, now)} at attempt ${attempts}, ${span(end - createdAt)} after it was made.`
  }
}

function answersGiven(delivery: DeliveryDetail): Html {
  const answers = answerFacts(delivery)
  return typeof answers === 'string' ? html`<p class="soft">${answers}</p>` : facts(answers)
}
