import type { Said } from '../operator-command.ts'
import { json } from '../plain-text.ts'
import type { Opened } from '../with-store.ts'
import { personOf } from './person-of.ts'

/** `foyer export`: everything that is held on a person, as JSON. */
export async function exportPerson({ store }: Opened, _options: object, typed: string): Promise<Said> {
  const person = personOf(typed)
  return { text: json({ person: person.address, ...(await store.heldOn(person)) }) }
}
