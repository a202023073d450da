import { type Html, html } from '../../html.ts'
import type { DeliveryState } from '../../store/delivery-state.ts'
import type { DeliveryQuery } from '../../store/operator.ts'
import type { UpstreamSummary } from '../read-overview.ts'
import type { Frame } from './layout.ts'
import { number, STATES } from './words.ts'

/** Which deliveries to show, and from where on. */
export type Filter = { [Key in keyof Omit<DeliveryQuery, 'limit'>]: DeliveryQuery[Key] | undefined }

/**
 * Links that narrow the deliveries down, with how many there are of each state. What is done is not counted, nor what
 * belongs to one form.
 */
export function filters(frame: Frame, upstreams: readonly UpstreamSummary[], filter: Filter): Html {
  const { state, upstream, form } = filter
  const current = { state, upstream, form }
  const shown = upstreams.filter(({ name }) => upstream === undefined || name === upstream)
  const total = (of: DeliveryState) =>
    of === 'done' || form !== undefined ? 0 : shown.reduce((sum, { count }) => sum + count[of], 0)
  const entry = (label: string, change: Filter, chosen: boolean, count = 0) =>
    html`<a href="${filterLink(frame, { ...current, ...change })}"${chosen && html` aria-current="true"`}>${label}${count > 0 && html` <b>${number(count)}</b>`}</a>`
  const states = Object.keys(STATES) as DeliveryState[]
  return html`<nav class="filters" aria-label="State">
${entry('All', { state: undefined }, state === undefined)}
${states.map(name => entry(STATES[name], { state: name }, name === state, total(name)))}
</nav>
${
  (upstreams.length > 1 || upstream !== undefined) &&
  html`<nav class="filters" aria-label="Upstream">
${entry('All upstreams', { upstream: undefined }, upstream === undefined)}
${upstreams.map(({ name }) => entry(name, { upstream: name }, name === upstream))}
</nav>`
}
${
  form !== undefined &&
  html`<nav class="filters" aria-label="Form">
${entry('All forms', { form: undefined }, false)}
${entry(form, {}, true)}
</nav>`
}`
}

/** The overview with other deliveries; whoever watches goes on watching. */
export function filterLink({ base, watching }: Pick<Frame, 'base' | 'watching'>, filter: Filter): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) query.set(key, String(value))
  if (watching === true) query.set('watch', '')
  return `${base}/${query.size === 0 ? '' : `?${query}`}#deliveries`
}
