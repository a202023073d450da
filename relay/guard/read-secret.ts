import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const SHORTEST = 32

/**
 * The secret that signs tickets: the config's, else the one kept in a file beside the database, made at the first
 * start and readable by its owner only.
 * @throws when the file can be neither read nor made, or holds no secret
 */
export function readSecret(configured: string | undefined, file: string): string {
  if (configured !== undefined) return configured
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    // `wx`: of two processes that start at once, one makes the file and both read it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  // A disk that was full leaves an empty file, and with an empty secret anybody could sign.
  if (secret.length < SHORTEST)
    throw new Error(`${file} has no usable secret. Delete it, and a new one is made.`)
  return secret
}
