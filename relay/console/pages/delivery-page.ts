import { type Html, html } from '../../html.ts'
import type { DeliveryDetail } from '../../store/operator.ts'
import type { Hold } from '../../store/store.ts'
import { deliveriesTable } from './deliveries-table.ts'
import { facts } from './facts.ts'
import { type Frame, layout } from './layout.ts'
import { exact, moment, span } from './moment.ts'
import { visitorFacts } from './visitor-facts.ts'
import { KINDS, stateMark } from './words.ts'

/** Everything the relay knows of one delivery. No other page shows what a visitor wrote. */
export function deliveryPage(frame: Frame, delivery: DeliveryDetail, hold: Hold | null, now: number): string {
  const { base } = frame
  const { id, kind, state, others } = delivery
  const title = `${KINDS[kind]} ${id}`
  const body = html`<p class="up"><a href="${base}/#deliveries">Deliveries</a></p>
<div class="title"><h1>${title}</h1>${stateMark(state)}</div>
<p class="lead">${story(delivery, hold, now)}</p>
${state === 'dead' && html`<form method="post" action="${base}/deliveries/${id}/replay"><button>Replay</button></form>`}
<div class="columns">
<section aria-labelledby="delivery"><h2 id="delivery">Delivery</h2>${deliveryFacts(delivery)}</section>
<section aria-labelledby="visitor"><h2 id="visitor">Visitor</h2>${visitorFacts(delivery)}</section>
</div>
<section aria-labelledby="answers"><h2 id="answers">Answers</h2>${answersGiven(delivery)}</section>
${
  others.length > 0 &&
  html`<section aria-labelledby="others"><h2 id="others">Other deliveries of this submission</h2>
${deliveriesTable(base, others, now)}</section>`
}`
  return layout(frame, title, body)
}

/** Where the delivery stands and what comes next. */
function story(delivery: DeliveryDetail, hold: Hold | null, now: number): Html {
  const { state, attempts, dueAt, finishedAt, createdAt, upstream } = delivery
  const tries = attempts === 1 ? 'one attempt' : `${attempts} attempts`
  const end = finishedAt ?? now
  switch (state) {
    case 'pending':
      if (hold !== null) return html`Waits for the hold on ${upstream} to end.`
      return html`Attempt ${attempts + 1} is due ${dueAt <= now ? 'now' : moment(dueAt, now)}, or as soon as an earlier delivery of this visitor is through.`
    case 'leased':
      return html`Attempt ${attempts} is under way.`
    case 'held':
      return html`${upstream} would not take it. It goes out when the hold on ${upstream} ends.`
    case 'dead':
      return html`Given up ${moment(end, now)} after ${tries}. Replay it when the cause is mended: it gets as many attempts as a new one.`
    case 'done':
      return html`Delivered ${moment(end, now)} at attempt ${attempts}, ${span(end - createdAt)} after it was made.`
  }
}

function deliveryFacts(delivery: DeliveryDetail): Html {
  const { upstream, form, why, detail, attempts, createdAt, dueAt, finishedAt, state, update } = delivery
  return facts([
    ['Upstream', upstream],
    ['Form', form],
    ['Why', why === null ? null : html`<code>${why}</code>`],
    ['The upstream said', detail],
    ['Attempts', attempts],
    ['Created', exact(createdAt)],
    ['Due', state === 'pending' ? exact(dueAt) : null],
    ['Lease until', state === 'leased' ? exact(dueAt) : null],
    ['Finished', finishedAt === null ? null : exact(finishedAt)],
    ['New name', update?.name ?? null],
    ['New language', update?.language ?? null],
    ['Submission', html`<code>${delivery.submission}</code>`],
    ['Conversation', delivery.conversationId === null ? null : html`<code>${delivery.conversationId}</code>`],
    ['Lead', delivery.leadId === null ? null : html`<code>${delivery.leadId}</code>`],
  ])
}

function answersGiven({ answers }: DeliveryDetail): Html {
  if (answers === null) return html`<p class="soft">The visitor has not sent the second step.</p>`
  const given = Object.entries(answers)
  if (given.length === 0) return html`<p class="soft">The visitor left every question empty.</p>`
  return facts(given)
}
