import { type Html, html } from '../../html.ts'
import type { DeliveryRow } from '../../store/operator.ts'
import { filterLink } from './filters.ts'
import { dueMoment, moment } from './moment.ts'
import { KINDS, stateMark } from './words.ts'

export interface TableContext {
  base: string
  /** The upstreams that are on hold. */
  held: ReadonlySet<string>
  now: number
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

/** Deliveries as a table that a narrow screen shows as a list; the roles keep it a table there too. */
export function deliveriesTable(rows: readonly DeliveryRow[], context: TableContext): Html {
  return html`<table role="table">
<thead role="rowgroup">
<tr role="row">${HEADINGS.map(([name, heading]) => html`<th role="columnheader" scope="col" class="${name}">${heading}</th>`)}</tr>
</thead>
<tbody role="rowgroup">
${rows.map(row => tableRow(row, context))}
</tbody>
</table>`
}

function tableRow(row: DeliveryRow, context: TableContext): Html {
  const cell = (name: (typeof HEADINGS)[number][0], content: Html | string | number | null) =>
    html`<td role="cell" class="${name}">${content}</td>`
  return html`<tr role="row">
${cell('id', html`<a href="${context.base}/deliveries/${row.id}">${row.id}</a>`)}
${cell('kind', row.copyOf === null ? KINDS[row.kind] : `${KINDS[row.kind]}, copy`)}
${cell('form', html`<a href="${filterLink(context, { form: row.form })}">${row.form}</a>`)}
${cell('upstream', row.upstream)}
${cell('at', stateMark(row.state))}
${cell('why', row.why === null ? null : html`<code>${row.why}</code>`)}
${cell('attempts', row.attempts)}
${cell('created', moment(row.createdAt, context.now))}
${cell('due', dueOf(row, context))}
</tr>`
}

/** When something happens next, or what it waits for. */
function dueOf({ state, upstream, dueAt, waitsFor }: DeliveryRow, { base, held, now }: TableContext) {
  if (state !== 'pending') return null
  if (held.has(upstream)) return html`when released`
  if (waitsFor === null) return dueMoment(dueAt, now)
  return html`after <a href="${base}/deliveries/${waitsFor}">${waitsFor}</a>`
}
