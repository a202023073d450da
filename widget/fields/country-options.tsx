import type { VNode } from 'preact'
import type { Country } from '../state/countries.ts'

const drawn = new WeakMap<readonly Country[], VNode[]>()

/** Made once a list, because the form is drawn anew at every key that is pressed. */
export function countryOptions(list: readonly Country[]): VNode[] {
  const options =
    drawn.get(list) ??
    list.map(({ country, label, name }) => (
      <option key={country} value={country} aria-label={name}>
        {label}
      </option>
    ))
  drawn.set(list, options)
  return options
}
