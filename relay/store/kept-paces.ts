import type { Dialect } from './dialect.ts'
import type { KeptPaces } from './sharing.ts'

export function keptPaces({ db, write }: Dialect): KeptPaces {
  return {
    async load(key) {
      const row = await db
        .selectFrom('pace')
        .select(['spent', 'closed_until as closedUntil'])
        .where('key', '=', key)
        .executeTakeFirst()
      return row ?? null
    },

    async keep(key, { spent, closedUntil }) {
      const pace = { spent, closed_until: closedUntil }
      await write(db =>
        db
          .insertInto('pace')
          .values({ key, ...pace })
          .onConflict(conflict => conflict.column('key').doUpdateSet(pace))
          .execute(),
      )
    },
  }
}
