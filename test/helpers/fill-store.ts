import Libsql from 'libsql'
import { onTestFinished } from 'vitest'

/** Fills the SQLite file of a relay, which has it open, with something that is no submission. */
export function fillStore(path: string): { fill(megabytes: number): void; empty(): void } {
  const file = new Libsql(path)
  onTestFinished(() => void file.close())
  file.exec('create table filler (bytes blob)')
  return {
    fill(megabytes) {
      file.exec('delete from filler')
      for (let n = 0; n < megabytes; n += 1) file.exec('insert into filler values (zeroblob(1048576))')
    },
    empty: () => file.exec('delete from filler'),
  }
}
