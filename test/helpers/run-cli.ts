import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

export interface Cli {
  stdout(): string
  stderr(): string
  /** The lines of standard output, which are all JSON. */
  log(): { msg: string; port?: number; signal?: string; level: number }[]
  kill(signal: NodeJS.Signals): void
  exited: Promise<number | null>
}

/** Runs the compiled CLI in a folder of its own; what still runs when the test ends is killed. */
export function runCli(args: readonly string[], env: Record<string, string> = {}, cwd = testFolder()): Cli {
  const main = join(root, 'dist/relay/main.js')
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { PATH: process.env.PATH, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', text => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    output.stderr += text
  })
  return {
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    log: () =>
      output.stdout
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line)),
    kill: signal => void child.kill(signal),
    exited: new Promise(resolve => child.once('close', code => resolve(code))),
  }
}

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a config file; a text is written as it stands. */
export function writeConfig(config: unknown, folder = testFolder()): string {
  const file = join(folder, 'foyer.config.json')
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))
  return file
}
