import { type Kysely, sql } from 'kysely'

/**
 * Lets what waits behind an earlier delivery of its visitor stand apart from what can be claimed, and what can be claimed
 * be found upstream by upstream. The unique index is the order itself: of one order key, one delivery is at the head.
 */
export const turns = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ['behind', 'followed'])
      await db.schema
        .alterTable('delivery')
        .addColumn(column, 'integer', definition => definition.notNull().defaultTo(0))
        .execute()
    await sql`update delivery set behind = 1, state = 'pending', lease_token = null
      from (
        select id, row_number() over (
          partition by order_key order by case state when 'pending' then 1 else 0 end, id) as place
        from delivery where state in ('pending', 'leased', 'held')) as line
      where delivery.id = line.id and line.place > 1`.execute(db)
    await sql`update delivery set followed = 1 where state in ('pending', 'leased', 'held')`.execute(db)

    await sql`drop index delivery_due`.execute(db)
    await sql`drop index delivery_order`.execute(db)
    await sql`create index delivery_due on delivery (upstream, due_at)
      where state in ('pending', 'leased') and behind = 0`.execute(db)
    await sql`create unique index delivery_head on delivery (order_key)
      where state in ('pending', 'leased', 'held') and behind = 0`.execute(db)
    await sql`create index delivery_behind on delivery (order_key, id) where behind = 1`.execute(db)
  },
}
