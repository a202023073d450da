import type { VNode } from 'preact'
import type { CountryOption } from '../state/countries.ts'

const drawn = new WeakMap<readonly CountryOption[], VNode[]>()

/** Made once a list, because the form is drawn anew at every key that is pressed. */
export function countryOptions(list: readonly CountryOption[]): VNode[] {
  const options = drawn.get(list) ?? list.map(option => <option key={option.value} {...option} />)
  drawn.set(list, options)
  return options
}
