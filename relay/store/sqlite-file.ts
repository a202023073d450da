import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * The real path of the SQLite file at `path`, which may be a link; makes an empty file, with its folders, where there is
 * none.
 * @throws an error of the operating system's when this process can't read and write it
 */
export function sqliteFile(path: string): string {
  const wanted = resolve(path)
  makeFolder(dirname(wanted))
  const file = madeFile(wanted)
  if (statSync(file).isDirectory()) throw Object.assign(new Error('It is a folder'), { code: 'EISDIR' })
  accessSync(file, constants.R_OK | constants.W_OK)
  // SQLite makes files beside it.
  accessSync(dirname(file), constants.W_OK | constants.X_OK)
  return file
}

/** One by one: Node.js's own `recursive` never ends below `/proc`, where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function madeFile(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  // Never of a file that is there: closing it would end the locks that this process has on it through SQLite.
  closeSync(openSync(path, 'a', 0o600))
  return realpathSync(path)
}
