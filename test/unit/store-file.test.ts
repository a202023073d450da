import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import { StoreUnavailableError } from '../../relay/store/store-unavailable.ts'
import { stored } from '../helpers/stored.ts'
import { accept, conversation, done, NOW, storePath, testStore } from '../helpers/test-store.ts'

function query(path: string, sql: string): unknown[] {
  const file = new Libsql(path)
  try {
    return file.prepare(sql).all([])
  } finally {
    file.close()
  }
}

describe('the file', () => {
  test('is made where there is none, with its folder, for its owner', async () => {
    const path = storePath()
    await testStore(path)
    expect(existsSync(path)).toBe(true)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  })

  test('is opened again as it was left, and each migration has run once', async () => {
    const path = storePath()
    const first = await openStore(`sqlite:${path}`)
    const claim = await accept(first, conversation('ada@example.com'))
    await first.record({ claim, at: NOW, next: done })
    await first.close()
    const migrations = query(path, 'select name from migration order by name')
    expect(migrations.length).toBeGreaterThan(0)

    const second = await testStore(path)
    expect(await second.knownConversation(claim.orderKey)).toBe('c1')
    expect(query(path, 'select name from migration order by name')).toEqual(migrations)
  })

  test('is written ahead, so that readers do not wait', async () => {
    const path = storePath()
    await testStore(path)
    expect(query(path, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
  })

  test('refuses a migration that is newer than the relay', async () => {
    const path = storePath()
    const store = await openStore(`sqlite:${path}`)
    await store.close()
    query(path, `insert into migration (name, timestamp) values ('9999-later', '') returning name`)
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow('9999-later')
  })
})

describe('writes that arrive together', () => {
  test('are on disk when they are answered', async () => {
    const path = storePath()
    const store = await testStore(path)
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.acceptConversation(conversation(`${index}@example.com`)),
      ),
    )
    expect(stored(path)).toMatchObject({ submissions: 50, idempotency: 50 })
  })

  test('do not fail with the one among them that does', async () => {
    const path = storePath()
    const store = await testStore(path)
    const { submission } = await accept(store, conversation('first@example.com'))
    const given = [
      conversation('a@example.com'),
      conversation('b@example.com', { submission }),
      conversation('c@example.com'),
    ]
    const results = await Promise.allSettled(given.map(one => store.acceptConversation(one)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: { name: 'StoreUnavailableError' } })
    expect(stored(path)).toMatchObject({ submissions: 3, idempotency: 3, deliveries: [{}, {}, {}] })
  })

  test('of a call that fails leave nothing behind', async () => {
    const path = storePath()
    const store = await testStore(path)
    query(path, 'alter table delivery rename column due_at to due')
    await expect(store.acceptConversation(conversation('ada@example.com'))).rejects.toThrow(
      StoreUnavailableError,
    )
    query(path, 'alter table delivery rename column due to due_at')
    expect(stored(path)).toEqual({ submissions: 0, deliveries: [], idempotency: 0 })
    await accept(store, conversation('ada@example.com'))
  })
})

test('A store that is closed refuses every call, and clearly', async () => {
  const store = await openStore(`sqlite:${storePath()}`)
  await store.close()
  await expect(store.ping()).rejects.toThrow(StoreUnavailableError)
  await expect(store.acceptConversation(conversation('ada@example.com'))).rejects.toThrow(
    StoreUnavailableError,
  )
  await expect(store.holds()).rejects.toThrow(StoreUnavailableError)
})

test('Closing waits for writes that are under way', async () => {
  const path = storePath()
  const store = await openStore(`sqlite:${path}`)
  const writing = store.acceptConversation(conversation('ada@example.com'))
  await store.close()
  expect(await writing).toMatchObject({ kind: 'accepted' })
  expect(stored(path).submissions).toBe(1)
})
