import { ask, textOf } from '../ask.ts'
import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

const ANOTHER = (relay: string, says: string) =>
  wrong(
    'relay_other',
    `${relay} answers, but not as Foyer does: ${says}.`,
    'Look where the address and the proxy in front lead.',
  )

/** Whether the relay answers at its address, and can take submissions. */
export async function checkRelay({ relay }: Pick<View, 'relay'>): Promise<Finding[]> {
  const answer = await ask(`${relay}/readyz`)
  if (answer.kind === 'silence')
    return [
      wrong(
        'relay_silent',
        `The relay, ${relay}, ${answer.why}.`,
        'Visitors’ browsers get no further. Mend that first.',
      ),
    ]
  const { status, why } = readinessOf(textOf(answer))
  if (answer.status === 200 && status === 'ok') return []
  if (status !== 'unavailable') return [ANOTHER(relay, `/readyz is a ${answer.status} without its words`)]
  return [
    wrong(
      'relay_unready',
      `The relay takes no submissions right now: ${why === 'draining' ? 'it is stopping' : 'its store fails'}.`,
      why === 'draining' ? 'Look again in a minute.' : 'Look into its log.',
    ),
  ]
}

function readinessOf(text: string): { status?: unknown; why?: unknown } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
