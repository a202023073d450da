import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface PostgresDatabase {
  url: string
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>
  /** Sets the database's clock, which then stands still. */
  setClock(at: number): Promise<void>
  /** Moves the database's clock, which goes on from there. */
  skip(ms: number): Promise<void>
  /** Empties all tables. */
  clear(): Promise<void>
  /** Breaks all connections but those of this helper. */
  disconnectAll(): Promise<void>
  drop(): Promise<void>
}

/** Makes an empty database on the server of the run, or on another one. */
export async function createDatabase(server = inject('postgres')): Promise<PostgresDatabase> {
  const name = `foyer_${randomBytes(6).toString('hex')}`
  await onServer(server, async client => {
    await client.query(`create database ${name}`)
    // The schema comes first, so that `setClock` and `skip` can put a clock before PostgreSQL's own.
    await client.query(`alter database ${name} set search_path = public, pg_catalog`)
  })
  const url = new URL(server)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 1, types: numbers })
  pool.on('error', () => {})
  const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await pool.query<Row>(sql, values)).rows
  const clock = (expression: string) =>
    query(`create or replace function public.statement_timestamp() returns timestamptz
      stable language sql as $$ select ${expression} $$`)
  let skipped = 0

  return {
    url: url.href,
    query,
    setClock: async at => void (await clock(`to_timestamp(${at / 1000})`)),
    async skip(ms) {
      skipped += ms
      await clock(`pg_catalog.statement_timestamp() + interval '${skipped} milliseconds'`)
    },
    async clear() {
      const tables = await query<{ name: string }>(
        `select table_name as name from information_schema.tables
         where table_schema = 'public' and table_name not like 'migration%'`,
      )
      if (tables.length > 0) await query(`truncate ${tables.map(table => table.name)} restart identity`)
    },
    async disconnectAll() {
      await query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
    },
    async drop() {
      await pool.end()
      await onServer(server, client => client.query(`drop database ${name} with (force)`))
    },
  }
}

const numbers = { getTypeParser: () => (text: string) => (/^-?\d+$/.test(text) ? Number(text) : text) }

/** The server may still be starting. */
async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
    } catch (error) {
      if (tries === 150) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
      continue
    }
    return work(client).finally(() => client.end())
  }
}
