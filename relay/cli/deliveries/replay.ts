import type { CommonOptions, Said } from '../operator-command.ts'
import { json } from '../plain-text.ts'
import type { Opened } from '../with-store.ts'
import { noDelivery } from './show.ts'

/** `foyer deliveries replay`: a relay that runs attempts them within seconds. */
export async function replay(
  { store }: Opened,
  { json: asJson }: CommonOptions,
  ids: readonly number[],
): Promise<Said> {
  const replayed: number[] = []
  const refused: { id: number; why: string }[] = []
  for (const id of new Set(ids)) {
    if (await store.replay(id, Date.now())) replayed.push(id)
    else refused.push({ id, why: await whyNot(store, id) })
  }
  const trouble = refused.length === 0 ? undefined : refused.map(({ why }) => why).join('\n')
  if (asJson) return { text: json({ replayed, refused }), trouble }
  return { text: replayed.map(id => `${id} is due again.`).join('\n'), trouble }
}

async function whyNot(store: Opened['store'], id: number): Promise<string> {
  const delivery = await store.delivery(id)
  return delivery === null
    ? noDelivery(id)
    : `Delivery ${id} is ${delivery.state}: only dead ones can be replayed.`
}
