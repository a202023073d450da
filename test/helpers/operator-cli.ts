import { configWith, ENV } from './config.ts'
import { runCli, testFolder, writeConfig } from './run-cli.ts'
import type { TestRelay } from './start-relay.ts'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a command of the compiled CLI to its end; with `changes` there is a config that has them. */
export async function foyer(
  args: readonly string[],
  changes: Record<string, unknown> | null = null,
  env: Record<string, string> = {},
): Promise<Ran> {
  const folder = testFolder()
  const named = changes === null ? [] : ['--config', writeConfig(configWith(changes), folder)]
  const cli = runCli([...args, ...named], { ...ENV, ...env }, folder)
  return { code: await cli.exited, stdout: cli.stdout(), stderr: cli.stderr() }
}

/** Types commands for an operator whose relay goes on running. */
export function operator(relay: TestRelay, upstream = 'reception'): (...args: string[]) => Promise<Ran> {
  return (...args) =>
    foyer(args, {
      store: `sqlite:${relay.storePath}`,
      upstreams: { [upstream]: { kind: 'vorel', apiKey: 'env:KEY' } },
      'forms.contact.upstream': upstream,
    })
}
