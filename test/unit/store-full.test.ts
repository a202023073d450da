import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openFile } from '../../relay/store/open-file.ts'
import { openStore, storeOn } from '../../relay/store/open-store.ts'
import { stored } from '../helpers/stored.ts'
import { conversation, storePath } from '../helpers/test-store.ts'

const PAGE = 4096

// Where the file is full decides which statement of a submission fails, and in the middle of what.
test.each([8, 10, 12, 14, 16, 18, 20, 22, 24])(
  'A file that may grow by %i pages takes so much, refuses the rest, and goes on when it may grow',
  async pages => {
    const path = storePath()
    await (await openStore(`sqlite:${path}`)).close()
    const dialect = openFile(path, false)
    const store = storeOn(dialect)
    onTestFinished(() => store.close())
    const mayHave = (all: number) =>
      dialect.patiently(async db => void (await sql`pragma max_page_count = ${sql.lit(all)}`.execute(db)))
    const accept = (count: number) =>
      Promise.allSettled(
        Array.from({ length: count }, (_, n) => store.acceptConversation(conversation(`${n}@example.com`))),
      )

    await mayHave((await store.room()).bytes / PAGE + pages)
    const results = (await accept(150)).concat(await accept(10))
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
  },
)
