import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

/** Whether a page that is isolated from other origins (COEP) may load the script. */
export function checkIsolation({ page, live, script, relay }: View): Finding[] {
  const isolated = /^require-corp\b/.test(page.headers.get('cross-origin-embedder-policy') ?? '')
  if (!isolated || script?.kind !== 'answer' || new URL(page.url).origin === relay) return []
  const consents = script.headers.get('cross-origin-resource-policy')?.trim() === 'cross-origin'
  const asked = live.some(({ attributes }) => attributes.crossorigin !== undefined)
  if (consents || asked) return []
  return [
    wrong(
      'isolation',
      'The page’s header Cross-Origin-Embedder-Policy loads only what agrees to it, and the script’s header Cross-Origin-Resource-Policy has got lost on the way from the relay.',
      'Let the proxy in front of the relay pass Cross-Origin-Resource-Policy on, or write crossorigin="anonymous" into the tag.',
    ),
  ]
}
