import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { groupCommit } from '../../relay/store/group-commit.ts'
import { connectSqlite } from '../../relay/store/sqlite-connection.ts'
import type { Write } from '../../relay/store/tables.ts'

/** A group commit over a table of numbers, whose flushes wait until they are told how they end. */
async function numbers() {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-group-'))
  const file = connectSqlite(join(folder, 'numbers.db'))
  onTestFinished(() => file.close())
  await sql`create table number (n integer primary key)`.execute(file.db)
  const flushes: { end(): void; fail(error: Error): void }[] = []
  const { write } = groupCommit(
    file.db,
    () => new Promise((resolve, reject) => flushes.push({ end: resolve, fail: reject })),
  )
  const add = (n: number) =>
    write(async (db: Write) => {
      await sql`insert into number values (${n})`.execute(db)
      return n
    })
  const flush = async () => {
    await expect.poll(() => flushes.length).toBeGreaterThan(0)
    return flushes.shift() as (typeof flushes)[number]
  }
  return { add, flush }
}

test('Nobody is told of a write before it is on disk', async () => {
  const { add, flush } = await numbers()
  let told = false
  const written = add(1).then(() => {
    told = true
  })
  const { end } = await flush()
  expect(told).toBe(false)
  end()
  await written
  expect(told).toBe(true)
})

test('Writes that are asked for while others are flushed share the next flush', async () => {
  const { add, flush } = await numbers()
  const first = add(1)
  const { end } = await flush()
  const others = Promise.all([add(2), add(3)])
  end()
  await first
  const next = await flush()
  next.end()
  expect(await others).toEqual([2, 3])
})

test('A flush that fails refuses its writes, and the ones after it go on', async () => {
  const { add, flush } = await numbers()
  const lost = add(1)
  const { fail } = await flush()
  fail(new Error('The disk is gone'))
  await expect(lost).rejects.toThrow('The disk is gone')
  const kept = add(2)
  const { end } = await flush()
  end()
  expect(await kept).toBe(2)
})

test('One write that fails takes none of its group with it', async () => {
  const { add, flush } = await numbers()
  const results = Promise.allSettled([add(1), add(1), add(2)])
  const { end } = await flush()
  end()
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
