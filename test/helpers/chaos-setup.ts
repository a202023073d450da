import type { TestProject } from 'vitest/node'
import { compileRelay } from './run-cli.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Decides all that is left to chance in a run. */
    chaosSeed: number
  }
}

/** Compiles the relay, once for all relays that are started, and says by which seed the run can be had again. */
export function setup(project: TestProject): void {
  const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6))
  project.provide('chaosSeed', seed)
  console.log(`CHAOS_SEED=${seed}`)
  compileRelay()
}
