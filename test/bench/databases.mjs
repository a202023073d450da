import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import pg from 'pg'
import { runnerImport } from 'vite'
import { openStore } from '../../dist/relay/store/open-store.js'
import { fillStatements } from './fill-store.mjs'

/**
 * SQLite files with so many rows of a mix in them.
 * @returns {{ name: string, filled: (mix: string, rows: number) => Promise<string>, remove: () => Promise<void> }}
 */
export function sqliteFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  let made = 0
  return {
    name: 'SQLite',
    async filled(mix, rows) {
      made += 1
      const path = join(folder, `${made}.db`)
      await (await openStore(`sqlite:${path}`)).close()
      const file = new Libsql(path)
      file.exec('pragma synchronous = off')
      const series = `(with recursive series(n) as (select 1 union all select n + 1 from series where n < ${rows})
        select n from series) as series`
      if (rows > 0)
        for (const statement of fillStatements(mix, series, String(Date.now()))) file.exec(statement)
      file.close()
      return `sqlite:${path}`
    },
    async remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same on the PostgreSQL server at `TEST_DATABASE_URL`, or one that is made here; null where there is none. */
export async function postgresDatabases() {
  const server = await postgresServer().catch(error => {
    console.log(`Without PostgreSQL: ${error.message}`)
    return null
  })
  if (server === null) return null
  const on = async (url, work) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return work(client).finally(() => client.end())
  }
  const names = []
  return {
    name: 'PostgreSQL',
    async filled(mix, rows) {
      const name = `foyer_bench_${process.pid}_${names.length}`
      await on(server.url, client => client.query(`create database ${name}`))
      names.push(name)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      await (await openStore(url.href)).close()
      const series = `(select n::bigint from generate_series(1, ${rows}) as n) as series`
      await on(url.href, async client => {
        for (const statement of fillStatements(mix, series, `${Date.now()}::bigint`))
          await client.query(statement)
        // As it does by itself a minute later.
        await client.query('vacuum analyze')
      })
      return url.href
    },
    async remove() {
      await on(server.url, async client => {
        for (const name of names) await client.query(`drop database ${name} with (force)`)
      })
      await server.remove()
    },
  }
}

async function postgresServer() {
  const { TEST_DATABASE_URL: url } = process.env
  if (url) return { url, remove: async () => {} }
  const file = new URL('../helpers/postgres-server.ts', import.meta.url).pathname
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
  const server = await module.createPostgres()
  await server.start()
  return server
}
