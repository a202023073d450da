import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openFile } from '../../relay/store/open-file.ts'
import { openStore, storeOn } from '../../relay/store/open-store.ts'
import { stored } from '../helpers/stored.ts'
import { conversation, storePath } from '../helpers/test-store.ts'

const PAGE = 4096

test('A file that may not grow takes nothing more, says so of each write, and goes on when it may', async () => {
  const path = storePath()
  await (await openStore(`sqlite:${path}`)).close()
  const dialect = openFile(path, false)
  const store = storeOn(dialect)
  onTestFinished(() => store.close())
  const mayHave = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(dialect.db)
  const accept = async (count: number) => {
    const accepting = Array.from({ length: count }, (_, n) =>
      store.acceptConversation(conversation(`${n}@example.com`)),
    )
    return Promise.allSettled(accepting)
  }

  await mayHave((await store.room()).bytes / PAGE + 20)
  const results = (await accept(300)).concat(await accept(10))
  const taken = results.filter(({ status }) => status === 'fulfilled').length
  const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  expect(taken).toBeGreaterThan(0)
  expect(refused.length).toBeGreaterThan(10)
  for (const reason of refused)
    expect(reason).toMatchObject({ name: 'StoreUnavailableError', cause: { code: 'SQLITE_FULL' } })
  expect(stored(path)).toMatchObject({ submissions: taken, idempotency: taken })

  await mayHave(1_000_000)
  expect((await accept(10)).map(({ status }) => status)).toEqual(Array(10).fill('fulfilled'))
  expect(stored(path)).toMatchObject({ submissions: taken + 10, idempotency: taken + 10 })
})
