import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { configWith, ENV } from '../helpers/config.ts'
import { freePort } from '../helpers/free-port.ts'
import { createDatabase, type PostgresDatabase } from '../helpers/postgres-database.ts'
import { runCli, writeConfig } from '../helpers/run-cli.ts'
import { opened } from '../helpers/store-contract.ts'

const PASSWORD = 'hunter2'

/** The one line that the relay says when it can't use the database at `url`. */
async function complaint(url: string): Promise<string> {
  const changes = { 'listen.host': '127.0.0.1', 'listen.port': 0, console: false }
  const config = configWith({ ...changes, store: 'env:DATABASE_URL', secret: 'env:SECRET' })
  const cli = runCli(['serve', '--config', writeConfig(config)], { ...ENV, DATABASE_URL: url })
  expect(await cli.exited).toBe(1)
  expect(cli.stdout()).toBe('')
  expect(cli.stderr()).not.toContain(PASSWORD)
  const { pathname, hostname, port } = new URL(url)
  const start = `The relay cannot start: The PostgreSQL database "${pathname.slice(1)}" at ${hostname}:${port || 5432} cannot be used: `
  expect(cli.stderr().slice(0, start.length)).toBe(start)
  expect(cli.stderr().trimEnd()).not.toContain('\n')
  return cli.stderr().slice(start.length).trimEnd()
}

/** A server that does what it is told with whoever connects. */
async function server(greet: (answer: (bytes: Buffer) => void) => void): Promise<string> {
  const listening = createServer(socket => {
    socket.on('error', () => {}).once('data', () => greet(bytes => void socket.end(bytes)))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void listening.close())
  await once(listening, 'listening')
  return `postgres://foyer:${PASSWORD}@127.0.0.1:${(listening.address() as AddressInfo).port}/leads`
}

/** What PostgreSQL answers to a start that it refuses (https://www.postgresql.org/docs/17/protocol-message-formats.html). */
function refusal(sqlstate: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${sqlstate}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

async function emptyDatabase(): Promise<PostgresDatabase> {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  return database
}

test('A database where nothing listens is named, without its password', async () => {
  const url = `postgres://foyer:${PASSWORD}@127.0.0.1:${await freePort()}/leads`
  expect(await complaint(url)).toBe(
    'nothing listens there. Start it, or check the URL that "store" refers to.',
  )
})

test('A host that there is not is named', async () => {
  expect(await complaint(`postgres://foyer:${PASSWORD}@db.invalid/leads`)).toBe(
    'there is no such host. Check the URL that "store" refers to.',
  )
})

test('A server that says nothing is given up on', async () => {
  expect(await complaint(await server(() => {}))).toBe(
    'it does not answer. Check the URL that "store" refers to, and what stands between here and there.',
  )
})

test('A server that hangs up is told of', async () => {
  expect(await complaint(await server(answer => answer(Buffer.alloc(0))))).toBe(
    'the connection broke. Look into the log of the database.',
  )
})

test.each([
  ['28P01', 'password authentication failed for user "foyer"', 'the password of the user "foyer" is wrong.'],
  ['28000', 'no pg_hba.conf entry for host', 'the user "foyer" is not let in.'],
  ['53300', 'sorry, too many clients already', 'it takes no more connections.'],
  ['57P03', 'the database system is starting up', 'it is starting or stopping.'],
])('A refusal with %s is explained', async (sqlstate, message, why) => {
  const said = await complaint(await server(answer => answer(refusal(sqlstate, message))))
  expect(said.slice(0, why.length)).toBe(why)
})

test('A database that there is not is told of', async () => {
  const database = await emptyDatabase()
  const url = new URL(database.url)
  url.pathname = '/foyer_none'
  expect(await complaint(url.href)).toBe(
    'there is no such database. Make it, or check the URL that "store" refers to.',
  )
})

test('A user who may not make tables is told what to be given', async () => {
  const database = await emptyDatabase()
  await database.query(`create role foyer_stranger login password '${PASSWORD}'`)
  await database.query('revoke create on schema public from public')
  const url = new URL(database.url)
  url.username = 'foyer_stranger'
  url.password = PASSWORD
  const said = await complaint(url.href)
  await database.query('drop role foyer_stranger')
  expect(said).toBe(
    'the user "foyer_stranger" may not make its tables there (permission denied for schema public). ' +
      'Let it: grant create on schema public to "foyer_stranger".',
  )
})

test('A schema that a newer version has made is left alone', async () => {
  const database = await emptyDatabase()
  await database.query('create table migration (name varchar primary key, timestamp varchar not null)')
  await database.query(`insert into migration values ('9999-later', '')`)
  expect(await complaint(database.url)).toBe(
    'it was written by a newer version of Foyer (migration 9999-later). Run that version.',
  )
  const tables = await database.query(`select 1 from pg_tables where tablename = 'submission'`)
  expect(tables).toEqual([])
})

test('A relay that starts waits for another one, however long that takes over the schema', async () => {
  const database = await emptyDatabase()
  await database.query('begin')
  // What Kysely's migrator holds while it is at work.
  await database.query('select pg_advisory_xact_lock(3853314791062309107)')
  const starting = opened(database.url)
  const outcome = starting.then(
    () => 'it has started',
    (error: Error) => error.message,
  )
  // Longer than any other statement may take.
  const patience = new Promise(resolve => setTimeout(() => resolve('it waits'), 10_000))
  expect(await Promise.race([outcome, patience])).toBe('it waits')
  await database.query('commit')
  expect(await outcome).toBe('it has started')
})
