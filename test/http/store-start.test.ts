import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import { configWith, ENV } from '../helpers/config.ts'
import { type Cli, runCli, testFolder, writeConfig } from '../helpers/run-cli.ts'
import { NO_MOUNT, smallDisk } from '../helpers/small-disk.ts'
import { eventually } from '../helpers/test-relay.ts'

function serve(store: string, cwd = testFolder()): Cli {
  const changes = { 'listen.host': '127.0.0.1', 'listen.port': 0, console: false }
  const config = configWith({ ...changes, store: `sqlite:${store}` })
  return runCli(['serve', '--config', writeConfig(config)], ENV, cwd)
}

/** The one line that the relay says when it can't start, without what every such line begins with. */
async function complaint(path: string): Promise<string> {
  const cli = serve(path)
  expect(await cli.exited).toBe(1)
  expect(cli.stdout()).toBe('')
  const start = `The relay cannot start: The SQLite file ${path} cannot be used: `
  expect(cli.stderr().slice(0, start.length)).toBe(start)
  expect(cli.stderr().trimEnd()).not.toContain('\n')
  return cli.stderr().slice(start.length).trimEnd()
}

async function listening(cli: Cli): Promise<void> {
  await eventually(() => expect(cli.log()).toContainEqual(expect.objectContaining({ msg: LISTENING })))
}

const LISTENING = 'The relay is listening'
const PERMIT = 'Let its user write to the file and its folder, or name another place in "store".'

describe('foyer serve says why it cannot use a SQLite file', () => {
  const file = () => join(testFolder(), 'foyer.db')

  async function made(): Promise<string> {
    const path = file()
    const store = await openStore(`sqlite:${path}`)
    await store.close()
    return path
  }

  test('whose folder is a file', async () => {
    const parent = file()
    writeFileSync(parent, '')
    for (const path of [join(parent, 'foyer.db'), join(parent, 'data', 'foyer.db')])
      expect(await complaint(path)).toBe(
        'a part of its path is a file and no folder. Name another place in "store".',
      )
  })

  test('whose folder cannot be made', async ({ skip }) => {
    if (process.platform !== 'linux') skip('only Linux has /proc')
    expect(await complaint('/proc/foyer/foyer.db')).toBe(
      'its folder cannot be made. Name another place in "store".',
    )
  })

  test('that is a folder', async () => {
    const path = file()
    mkdirSync(path)
    expect(await complaint(path)).toBe('it is a folder. Name a file in it in "store", such as "foyer.db".')
  })

  test('that this process may not write', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write everywhere')
    const [readable, inReadable] = [await made(), await made()]
    chmodSync(readable, 0o400)
    chmodSync(dirname(inReadable), 0o500)
    for (const path of [readable, inReadable])
      expect(await complaint(path)).toBe(`this process may not write there. ${PERMIT}`)
  })

  test.for([
    ['that is there', 'foyer.db'],
    ['that is new', 'new.db'],
    ['in a new folder', 'data/foyer.db'],
  ])('%s on a disk that can only be read', async ([_what, name = ''], { skip }) => {
    const disk = smallDisk(64)
    if (disk === null) return skip(NO_MOUNT)
    const relay = serve(join(disk.folder, 'foyer.db'))
    await listening(relay)
    relay.kill('SIGTERM')
    await relay.exited
    disk.readOnly()
    expect(await complaint(join(disk.folder, name))).toBe(
      'it can only be read. Make it writable, or name another place in "store".',
    )
  })

  test('on a disk that is full', async ({ skip }) => {
    const disk = smallDisk(4)
    if (disk === null) return skip(NO_MOUNT)
    disk.fill()
    expect(await complaint(join(disk.folder, 'foyer.db'))).toBe('the disk is full. Make room on it.')
  })

  test('that is none', async () => {
    const path = file()
    writeFileSync(path, 'A letter to a friend, which nobody wants to lose to a relay.')
    expect(await complaint(path)).toBe(
      'it is no SQLite database. Name another file in "store", or move this one away and a new one is made.',
    )
  })

  test('that a newer version has written', async () => {
    const path = await made()
    query(path, `insert into migration (name, timestamp) values ('9999-later', '')`).close()
    expect(await complaint(path)).toBe(
      'it was written by a newer version of Foyer (migration 9999-later). Run that version.',
    )
  })

  test('that another program has locked', async () => {
    const path = await made()
    const program = query(path, 'begin immediate')
    expect(await complaint(path)).toBe('another program has locked it. Close that program.')
    program.exec('rollback')
  })
})

describe('two relays on one file', () => {
  const TAKEN =
    'another relay has it. Stop that relay, or let several share a PostgreSQL database with "store": "env:DATABASE_URL".'

  test('are refused, by whatever path the second one comes', async () => {
    const folder = testFolder()
    const path = join(folder, 'foyer.db')
    await listening(serve(path))
    symlinkSync(path, join(folder, 'link.db'))
    symlinkSync(folder, join(folder, 'folder'))
    for (const other of [path, join(folder, 'link.db'), join(folder, 'folder', 'foyer.db')])
      expect(await complaint(other)).toBe(TAKEN)

    const elsewhere = testFolder()
    const cli = serve(relative(elsewhere, path), elsewhere)
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toContain(TAKEN)
  })

  test('follow each other, whether the first one stopped or was killed', async () => {
    const path = join(testFolder(), 'foyer.db')
    for (const signal of ['SIGTERM', 'SIGKILL', 'SIGKILL'] as const) {
      const relay = serve(path)
      await listening(relay)
      relay.kill(signal)
      await relay.exited
    }
    await listening(serve(path))
  })

  test('whose file begins as a link to nowhere are refused as well', async () => {
    const folder = testFolder()
    symlinkSync(join(folder, 'data.db'), join(folder, 'link.db'))
    await listening(serve(join(folder, 'link.db')))
    expect(await complaint(join(folder, 'data.db'))).toBe(TAKEN)
  })
})

/** Runs a statement over a connection of its own, which stays open until the test ends. */
function query(path: string, sql: string): Libsql.Database {
  const file = new Libsql(path)
  onTestFinished(() => void file.close())
  file.exec(sql)
  return file
}
