import { spawnSync } from 'node:child_process'

/** Compiles the relay to where the package has it, once a run: nobody writes there while a test starts it. */
export function setup(): void {
  const cwd = new URL('../..', import.meta.url).pathname
  const { status, stdout } = spawnSync('npx', ['tsc', '-p', 'relay'], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
}
