import { type Html, html } from '../../html.ts'
import type { DeliveryState } from '../../store/delivery-state.ts'
import type { DeliveryQuery } from '../../store/operator.ts'
import type { UpstreamSummary } from '../read-overview.ts'
import type { Frame } from './layout.ts'
import { number, STATES } from './words.ts'

/** Links that narrow the deliveries down, with how many there are of each state; what is done is not counted. */
export function filters(frame: Frame, upstreams: readonly UpstreamSummary[], query: DeliveryQuery): Html {
  const of = (state: DeliveryState): number | null =>
    state === 'done'
      ? null
      : upstreams
          .filter(({ name }) => query.upstream === undefined || name === query.upstream)
          .reduce((sum, { count }) => sum + count[state], 0)
  const entry = (label: string, count: number | null, to: Filter, current: boolean) =>
    html`<a href="${filterLink(frame, to)}"${current && html` aria-current="true"`}>${label}${count !== null && count > 0 && html` <b>${number(count)}</b>`}</a>`
  const { state, upstream } = query
  const states = Object.keys(STATES) as DeliveryState[]
  const others = upstream === undefined ? {} : { upstream }
  return html`<nav class="filters" aria-label="State">
${entry('All', null, others, state === undefined)}
${states.map(name => entry(STATES[name], of(name), { ...others, state: name }, state === name))}
</nav>
${
  (upstreams.length > 1 || upstream !== undefined) &&
  html`<nav class="filters" aria-label="Upstream">
${entry('All upstreams', null, state === undefined ? {} : { state }, upstream === undefined)}
${upstreams.map(({ name }) => entry(name, null, { ...(state === undefined ? {} : { state }), upstream: name }, name === upstream))}
</nav>`
}`
}

export type Filter = Omit<DeliveryQuery, 'limit'>

/** The overview with other deliveries; whoever watches goes on watching. */
export function filterLink({ base, watching }: Frame, filter: Filter): string {
  const query = new URLSearchParams(
    Object.entries(filter).map(([key, value]): [string, string] => [key, String(value)]),
  )
  if (watching === true) query.set('watch', '')
  return `${base}/${query.size === 0 ? '' : `?${query}`}#deliveries`
}
