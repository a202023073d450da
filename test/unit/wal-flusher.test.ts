import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openSqlite } from '../../relay/store/sqlite.ts'
import { connectSqlite } from '../../relay/store/sqlite-connection.ts'

/** Lets the disk fail to take what the next flush should bring to it. */
async function breakNextFlush(folder: string): Promise<void> {
  const file = await open(folder)
  const handles = Object.getPrototypeOf(file) as FileHandle
  await file.close()
  const broken = vi.spyOn(handles, 'datasync').mockRejectedValueOnce(new Error('EIO'))
  onTestFinished(() => broken.mockRestore())
}

test('After a flush that failed nobody is told of a write before the database itself holds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-wal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'foyer.db')
  const dialect = openSqlite(path)
  onTestFinished(() => dialect.close())
  const write = (text: string) => dialect.write(db => sql.raw(text).execute(db))
  await write('create table note (text text)')

  await breakNextFlush(folder)
  await expect(write("insert into note values ('lost?')")).rejects.toThrow('EIO')
  await write("insert into note values ('safe')")

  // Without its log, as after a crash of the machine that has taken what the disk never took.
  const copy = join(folder, 'copy.db')
  copyFileSync(path, copy)
  const rest = connectSqlite(copy)
  onTestFinished(() => rest.close())
  const { rows } = await sql`select text from note`.execute(rest.db)
  expect(rows).toMatchObject([{ text: 'lost?' }, { text: 'safe' }])
})
