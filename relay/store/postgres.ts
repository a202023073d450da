import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import type { Dialect } from './dialect.ts'
import type { Database, Tables } from './tables.ts'

/** Together less than the 15 seconds for which a browser waits. */
const CONNECT_MS = 4_000
/** How long a statement may take, to the database and to this process: a network may swallow everything. */
const BOUNDED = { statementMs: 8_000, answerMs: 9_000 }
const FOREVER = { statementMs: 0, answerMs: 0 }
/** A relay that is gone without a word must not keep its locks. */
const SILENT_TRANSACTION_MS = 15_000
const CONNECTIONS = 10

/** SQLSTATE of transactions that lost against another one and may be tried again. */
const LOST = ['40001', '40P01']
const TRIES = 5

const INT8 = 20

/** Opens a pool of connections to the database at `url`; the first is made when it is needed. */
export function openPostgres(url: string): Dialect {
  const db = databaseOn(poolOf(url, BOUNDED))
  return {
    db,
    shared: true,
    async write(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await db.transaction().execute(work)
        } catch (error) {
          if (tries === TRIES || !LOST.includes(codeOf(error))) throw error
        }
      }
    },
    change: async (write, query) => Number((await write.executeQuery(query)).numAffectedRows ?? 0),
    first: async (within, query) => (await within.executeQuery(query)).rows[0],
    async patiently(work) {
      const patient = databaseOn(poolOf(url, FOREVER))
      await work(patient).finally(() => patient.destroy())
    },
    now: () => sql`(extract(epoch from statement_timestamp()) * 1000)::bigint`,
    async lock(write, key) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(write)
    },
    async lockDeliveries(write) {
      await sql`lock table delivery in exclusive mode`.execute(write)
    },
    skipLocked: sql`for update skip locked`,
    bytes: sql`(select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class
      where relkind = 'r' and relname in ('submission', 'delivery', 'idempotency', 'known_conversation', 'known_lead')
        and pg_table_is_visible(oid))`,
    freeBytes: async () => null,
    counterType: 'bigint',
    counter: column => column.primaryKey().generatedByDefaultAsIdentity(),
    close: () => db.destroy(),
  }
}

function databaseOn(pool: PostgresPool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

function poolOf(url: string, { statementMs, answerMs }: typeof BOUNDED): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'foyer',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: answerMs,
    keepAlive: true,
    types: { getTypeParser },
    // Not as a parameter of the connection, which poolers such as pgbouncer refuse.
    onConnect: async client => {
      await client.query(
        `set statement_timeout = ${statementMs}; set idle_in_transaction_session_timeout = ${SILENT_TRANSACTION_MS}`,
      )
    },
  })
  // What breaks while nobody uses it is replaced when somebody needs it; what breaks in use rejects there as well.
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  return { connect: async () => lend(await pool.connect()), end: () => pool.end() }
}

/** Milliseconds and counters are far below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  return type === INT8 ? Number : pg.types.getTypeParser(type, format as 'text')
}

/** A connection that failed in any way but by an answer of the database is not used again. */
function lend(client: pg.PoolClient): PostgresPoolClient {
  let broken: Error | null = null
  const query = async (statement: string, parameters: readonly unknown[]) => {
    if (broken !== null) throw broken
    try {
      return await client.query(statement, [...parameters])
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error
      throw error
    }
  }
  return {
    query: query as <Row>(
      statement: unknown,
      parameters?: unknown,
    ) => Promise<PostgresQueryResult<Row>> & never,
    release: () => client.release(broken ?? undefined),
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code)
}
