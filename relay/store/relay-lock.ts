import { accessSync, constants } from 'node:fs'
import Libsql from 'libsql'

/**
 * Keeps other relays away from the SQLite file at `file`, whose locks of its own let everybody in. The lock is a
 * transaction on an empty database beside it: the operating system ends it with the process, however that ends.
 * @returns what ends the lock
 * @throws an error with the code `TAKEN` when another relay has the file, or one of SQLite's or the operating system's
 */
export function lockForRelay(file: string): () => void {
  const lock = new Libsql(`${file}.lock`)
  try {
    // On a file that can only be read, SQLite begins a transaction that excludes nobody.
    accessSync(`${file}.lock`, constants.W_OK)
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    const { code } = error as { code?: unknown }
    throw code === 'SQLITE_BUSY' ? Object.assign(new Error('Another relay has it'), { code: 'TAKEN' }) : error
  }
  return () => {
    // Closing is not enough: the connection itself ends when it is collected.
    lock.exec('rollback')
    lock.close()
  }
}
