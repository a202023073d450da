import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSecret } from '../../relay/guard/read-secret.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'foyer-secret-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('The secret of the config is the secret, and no file is made', () => {
  const file = join(folder(), 'foyer.db.secret')
  expect(readSecret('configured', file)).toBe('configured')
  expect(() => statSync(file)).toThrow('ENOENT')
})

test('Without one, a secret of 256 bits is made once and kept for its owner only', () => {
  const file = join(folder(), 'data', 'foyer.db.secret')
  const secret = readSecret(undefined, file)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(readSecret(undefined, file)).toBe(secret)
  expect(readFileSync(file, 'utf8')).toBe(secret)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readSecret(undefined, join(folder(), 'other'))).not.toBe(secret)
})

test.each(['', ' \n', 'short'])('A file with %j in it is no secret: the relay does not start', text => {
  const file = join(folder(), 'foyer.db.secret')
  writeFileSync(file, text)
  expect(() => readSecret(undefined, file)).toThrow(`${file} has no usable secret`)
})
