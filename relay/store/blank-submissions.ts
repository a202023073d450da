import { type RawBuilder, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Write } from './tables.ts'

/**
 * Removes what visitors wrote from those of the submissions for which `may` holds, and says which they are. Ids, states,
 * times and the upstream's ids stay.
 */
export async function blankSubmissions(
  { skipLocked }: Pick<Dialect, 'skipLocked'>,
  write: Write,
  ids: readonly string[],
  may: RawBuilder<boolean>,
  now: number,
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with chosen as materialized (
      select id from submission
      where id in (${sql.join(ids)}) and blanked_at is null and ${may} ${skipLocked})
    update submission
    set contact = 'null', answers = null, answers_hash = '', blanked_at = ${now}
    from chosen where submission.id = chosen.id
    returning submission.id`.execute(write)
  const blanked = rows.map(({ id }) => id)
  if (blanked.length === 0) return []
  await write
    .updateTable('delivery')
    .set({ payload: null, detail: null })
    .where('submission', 'in', blanked)
    .where(({ or, eb }) => or([eb('payload', 'is not', null), eb('detail', 'is not', null)]))
    .execute()
  return blanked
}
