import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Decides all that is left to chance in a run. */
    chaosSeed: number
  }
}

/** Says by which seed the run can be had again. */
export function setup(project: TestProject): void {
  const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6))
  project.provide('chaosSeed', seed)
  console.log(`CHAOS_SEED=${seed}`)
}
