import { resolve } from 'node:path'
import { type Explanation, NewerSchemaError, StoreOpenError } from './store-open-error.ts'

const ELSEWHERE = 'Name another place in "store".'
const BLOCKED: Explanation = ['a part of its path is a file and no folder', ELSEWHERE]
const FORBIDDEN: Explanation = [
  'this process may not write there',
  'Let its user write to the file and its folder, or name another place in "store".',
]
const READ_ONLY: Explanation = ['it can only be read', 'Make it writable, or name another place in "store".']
const FULL: Explanation = ['the disk is full', 'Make room on it.']
const UNLOCKABLE: Explanation = [
  'its file system cannot lock files as SQLite needs it, which is so on many network file systems',
  'Name a place on a disk of this machine in "store", or use PostgreSQL.',
]

/** By the code of an error of SQLite's or of the operating system's, or by what that begins with. */
const EXPLANATIONS: Record<string, Explanation> = {
  TAKEN: [
    'another relay has it',
    'Stop that relay, or let several share a PostgreSQL database with "store": "env:DATABASE_URL".',
  ],
  EEXIST: BLOCKED,
  ENOTDIR: BLOCKED,
  EISDIR: ['it is a folder', 'Name a file in it in "store", such as "foyer.db".'],
  ENOENT: ['its folder cannot be made', ELSEWHERE],
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  SQLITE_READONLY: READ_ONLY,
  SQLITE_FULL: FULL,
  SQLITE_NOTADB: [
    'it is no SQLite database',
    'Name another file in "store", or move this one away and a new one is made.',
  ],
  SQLITE_CORRUPT: ['it is damaged', 'Restore it from a backup.'],
  SQLITE_BUSY: ['another program has locked it', 'Close that program.'],
  SQLITE_IOERR_LOCK: UNLOCKABLE,
  SQLITE_IOERR_RDLOCK: UNLOCKABLE,
  SQLITE_IOERR_SHMOPEN: UNLOCKABLE,
  SQLITE_IOERR_SHMMAP: UNLOCKABLE,
  SQLITE_IOERR_SHMLOCK: UNLOCKABLE,
  SQLITE_PROTOCOL: UNLOCKABLE,
}

/** What to tell the operator whose SQLite file at `path` can't be opened. */
export function explainSqlite(path: string, error: unknown): StoreOpenError {
  const [why, whatToDo] = explanation(error as NodeJS.ErrnoException)
  return new StoreOpenError(`The SQLite file ${resolve(path)} cannot be used: ${why}. ${whatToDo}`, error)
}

function explanation(error: NodeJS.ErrnoException): Explanation {
  if (error instanceof NewerSchemaError) return [error.message, 'Run that version.']
  const code = error.code ?? ''
  const known = Object.keys(EXPLANATIONS).find(key => code === key || code.startsWith(`${key}_`))
  return EXPLANATIONS[known ?? ''] ?? [error.message, ELSEWHERE]
}
