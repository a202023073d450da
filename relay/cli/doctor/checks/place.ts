import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

/** Whether each element that asks for a form gets one. */
export function checkPlaces({ page, tags }: View): Finding[] {
  const shown = new Set(tags.filter(({ place }) => place === 'live').map(({ form }) => form))
  const empty = page.places.filter(form => !shown.has(form))
  if (shown.size === 0 || empty.length === 0) return []
  return [
    wrong(
      'place_without_tag',
      `An element asks for the form ${empty.map(form => `“${form}”`).join(', ')}, whose script the page does not load.`,
      `Write the name of a form that is loaded into data-foyer: ${[...shown].join(', ')}. Or add the other tag.`,
    ),
  ]
}
