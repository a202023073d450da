import { type Html, html } from '../../html.ts'
import type { DeliveryState } from '../../store/delivery-state.ts'
import type { DeliveryQuery } from '../../store/operator.ts'
import type { UpstreamSummary } from '../read-overview.ts'
import type { Frame } from './layout.ts'
import { number, STATES } from './words.ts'

/** Which deliveries to show, and from where on. */
export type Filter = Omit<DeliveryQuery, 'limit'>

/** Links that narrow the deliveries down, with how many there are of each state; what is done is not counted. */
export function filters(
  frame: Frame,
  upstreams: readonly UpstreamSummary[],
  { state, upstream }: Filter,
): Html {
  const shown = upstreams.filter(({ name }) => upstream === undefined || name === upstream)
  const total = (of: DeliveryState) =>
    of === 'done' ? 0 : shown.reduce((sum, { count }) => sum + count[of], 0)
  const ofUpstream = upstream === undefined ? {} : { upstream }
  const ofState = state === undefined ? {} : { state }
  const entry = (label: string, to: Filter, current: boolean, count = 0) =>
    html`<a href="${filterLink(frame, to)}"${current && html` aria-current="true"`}>${label}${count > 0 && html` <b>${number(count)}</b>`}</a>`
  const states = Object.keys(STATES) as DeliveryState[]
  return html`<nav class="filters" aria-label="State">
${entry('All', ofUpstream, state === undefined)}
${states.map(name => entry(STATES[name], { ...ofUpstream, state: name }, name === state, total(name)))}
</nav>
${
  (upstreams.length > 1 || upstream !== undefined) &&
  html`<nav class="filters" aria-label="Upstream">
${entry('All upstreams', ofState, upstream === undefined)}
${upstreams.map(({ name }) => entry(name, { ...ofState, upstream: name }, name === upstream))}
</nav>`
}`
}

/** The overview with other deliveries; whoever watches goes on watching. */
export function filterLink({ base, watching }: Frame, filter: Filter): string {
  const query = new URLSearchParams(
    Object.entries(filter).map(([key, value]): [string, string] => [key, String(value)]),
  )
  if (watching === true) query.set('watch', '')
  return `${base}/${query.size === 0 ? '' : `?${query}`}#deliveries`
}
