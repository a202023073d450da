import type { TestProject } from 'vitest/node'
import { createPostgres, type PostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a PostgreSQL server on which tests make databases of their own; it may still be starting. */
    postgres: string
  }
}

let server: PostgresServer | null = null
let started: Promise<void> | null = null

/** One server for the whole run: `TEST_DATABASE_URL`, else one that is made here. */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.TEST_DATABASE_URL
  server = given === undefined ? await createPostgres() : null
  project.provide('postgres', given ?? server?.url ?? '')
  // Not waited for, because most test files need none.
  started = server?.start().catch(error => console.error(error)) ?? null
}

export async function teardown(): Promise<void> {
  await started
  await server?.remove()
}
