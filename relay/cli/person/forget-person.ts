import type { Forgotten, OpenDelivery } from '../../store/person.ts'
import type { CommonOptions, Said } from '../operator-command.ts'
import { columns, json } from '../plain-text.ts'
import type { Opened } from '../with-store.ts'
import { personOf } from './person-of.ts'

/** `foyer forget`: whatever the relay holds on a person, but not what the upstreams do. */
export async function forgetPerson(
  { store }: Opened,
  { json: asJson, force = false }: CommonOptions & { force?: boolean },
  typed: string,
): Promise<Said> {
  const person = personOf(typed)
  const forgotten = await store.forget(person, { drop: force, now: Date.now() })
  const trouble = troubleWith(forgotten)
  if (asJson) return { text: json({ person: person.address, ...forgotten }), trouble }
  return { text: inWords(person.address, forgotten), trouble }
}

function inWords(address: string, { submissions, idempotency, directory, ...rest }: Forgotten): string {
  if (submissions + directory + rest.kept.length === 0) return `Nothing is held on ${address}.`
  const lines = [
    columns([
      ['Submissions forgotten', submissions],
      ['Deliveries dropped', rest.dropped.length],
      ['Idempotency records deleted', idempotency],
      ['Directory entries deleted', directory],
    ]),
  ]
  const underWay = rest.dropped.filter(({ state }) => state === 'leased')
  if (underWay.length > 0)
    lines.push(`Being attempted when dropped, so the upstream may get it: ${idsOf(underWay)}.`)
  if (rest.upstreams.length > 0)
    lines.push(
      'What the upstreams have is not touched. Delete it there:',
      columns(
        rest.upstreams.map(({ upstream, conversationId, leadId }) => [
          upstream,
          `conversation ${conversationId}`,
          leadId === null ? '' : `lead ${leadId}`,
        ]),
      ),
    )
  return lines.join('\n')
}

function troubleWith({ kept, logEmptied }: Forgotten): string | undefined {
  const troubles: string[] = []
  if (kept.length > 0)
    troubles.push(
      `Still to be delivered, so their submissions were kept: ${idsOf(kept)}. Deliver them and forget again; --force drops them.`,
    )
  if (!logEmptied)
    troubles.push(
      'SQLite’s log of changes (the file that ends in "-wal") is in use and still holds what was there. Forget again in a moment.',
    )
  return troubles.length === 0 ? undefined : troubles.join('\n')
}

function idsOf(deliveries: readonly OpenDelivery[]): string {
  return deliveries.map(({ id }) => id).join(', ')
}
