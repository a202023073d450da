import { type Html, html } from '../../html.ts'
import type { DeliveryRow } from '../../store/operator.ts'
import { moment } from './moment.ts'
import { KINDS, stateMark } from './words.ts'

/** Deliveries as a table that a narrow screen shows as a list; the roles keep it a table there too. */
export function deliveriesTable(base: string, rows: readonly DeliveryRow[], now: number): Html {
  return html`<table role="table">
<thead role="rowgroup">
<tr role="row">${HEADINGS.map(([name, heading]) => html`<th role="columnheader" scope="col" class="${name}">${heading}</th>`)}</tr>
</thead>
<tbody role="rowgroup">
${rows.map(row => tableRow(base, row, now))}
</tbody>
</table>`
}

const HEADINGS = [
  ['id', 'No.'],
  ['kind', 'What'],
  ['form', 'Form'],
  ['upstream', 'Upstream'],
  ['at', 'State'],
  ['why', 'Why'],
  ['attempts', 'Attempts'],
  ['created', 'Created'],
  ['due', 'Due'],
] as const

function tableRow(base: string, row: DeliveryRow, now: number): Html {
  const cell = (name: string, content: Html | string | number | null) =>
    html`<td role="cell" class="${name}">${content}</td>`
  return html`<tr role="row">
${cell('id', html`<a href="${base}/deliveries/${row.id}">${row.id}</a>`)}
${cell('kind', KINDS[row.kind])}
${cell('form', row.form)}
${cell('upstream', row.upstream)}
${cell('at', stateMark(row.state))}
${cell('why', row.why === null ? null : html`<code>${row.why}</code>`)}
${cell('attempts', row.attempts)}
${cell('created', moment(row.createdAt, now))}
${cell('due', dueOf(row, now))}
</tr>`
}

/** When something happens next; nothing does once it is over, or while it is up to the operator. */
function dueOf({ state, dueAt }: DeliveryRow, now: number): Html | null {
  if (state !== 'pending') return null
  return dueAt <= now ? html`now` : moment(dueAt, now)
}
