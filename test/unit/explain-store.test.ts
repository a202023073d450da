import { describe, expect, test } from 'vitest'
import { explainPostgres } from '../../relay/store/explain-postgres.ts'
import { explainSqlite } from '../../relay/store/explain-sqlite.ts'

/** What PostgreSQL, the operating system or Node.js reports. */
const failure = (code: string, message = 'It failed') => Object.assign(new Error(message), { code })

describe('a SQLite file that cannot be opened', () => {
  test.each([
    ['SQLITE_IOERR_LOCK', 'cannot lock files'],
    ['SQLITE_IOERR_SHMMAP', 'cannot lock files'],
    ['SQLITE_PROTOCOL', 'cannot lock files'],
    ['SQLITE_READONLY_DIRECTORY', 'it can only be read'],
    ['SQLITE_CORRUPT_VTAB', 'it is damaged'],
    ['SQLITE_BUSY_RECOVERY', 'another program has locked it'],
    ['EPERM', 'this process may not write there'],
  ])('with %s is explained', (code, why) => {
    const { message } = explainSqlite('/data/foyer.db', failure(code))
    expect(message).toMatch(/^The SQLite file \/data\/foyer\.db cannot be used: .+\. .+\.$/)
    expect(message).toContain(why)
  })

  test('for a reason that nobody foresaw says what SQLite says', () => {
    const { message, cause } = explainSqlite('/data/foyer.db', failure('SQLITE_IOERR_READ', 'disk I/O error'))
    expect(message).toContain('cannot be used: disk I/O error. Name another place')
    expect(cause).toMatchObject({ code: 'SQLITE_IOERR_READ' })
  })

  test('is named by its whole path', () => {
    expect(explainSqlite('data/foyer.db', failure('EROFS')).message).toContain(
      `${process.cwd()}/data/foyer.db`,
    )
  })
})

describe('a PostgreSQL database that cannot be opened', () => {
  const URL = 'postgres://foyer:hunter2@db.example.com/leads'
  const START = 'The PostgreSQL database "leads" at db.example.com:5432 cannot be used: '
  const explained = (error: Error) => explainPostgres(URL, error).message

  test.each([
    ['ECONNREFUSED', 'nothing listens there.'],
    ['ENOTFOUND', 'there is no such host.'],
    ['ETIMEDOUT', 'it does not answer.'],
    ['28P01', 'the password of the user "foyer" is wrong.'],
    ['28000', 'the user "foyer" is not let in.'],
    ['3D000', 'there is no such database.'],
    ['42501', 'the user "foyer" may not make its tables there (It failed).'],
    ['25006', 'it can only be read.'],
    ['53100', 'its disk is full.'],
    ['53300', 'it takes no more connections.'],
    ['57P03', 'it is starting or stopping.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not one that this machine trusts.'],
  ])('with %s is explained', (code, why) => {
    expect(explained(failure(code)).startsWith(START + why)).toBe(true)
    expect(explained(failure(code))).toMatch(/\.$/)
  })

  test.each([
    ['timeout exceeded when trying to connect', 'it does not answer.'],
    ['Connection terminated due to connection timeout', 'it does not answer.'],
    ['Connection terminated unexpectedly', 'the connection broke.'],
    ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'it asks for a password.'],
    ['The server does not support SSL connections', 'The server does not support SSL connections.'],
  ])('with "%s" is explained', (message, why) => {
    expect(explained(new Error(message)).startsWith(START + why)).toBe(true)
  })

  test('never shows the password', () => {
    expect(explained(new Error('What of hunter2, hunter2?'))).toContain('What of …, …?')
    expect(explainPostgres('postgres://foyer:hunter2@[', new Error('Invalid URL')).message).not.toContain(
      'hunter2',
    )
  })
})
