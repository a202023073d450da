import { Command } from 'commander'
import type { Env } from '../config/resolve-references.ts'
import { CONFIG_FILE } from './config-file.ts'
import { Refusal } from './refusal.ts'
import { type Opened, withStore } from './with-store.ts'

export interface CommonOptions {
  config: string
  json?: true
}

/** A command on the store of a config, with the option that says so. */
export function operatorCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('-c, --config <file>', 'the config file of the relay', CONFIG_FILE)
}

/** Like `operatorCommand`, for what prints text unless it is asked for JSON. */
export function printingCommand(name: string, description: string): Command {
  return operatorCommand(name, description).option('--json', 'print JSON')
}

/** What a command says. */
export interface Said {
  /** For standard output; nothing of it when it is empty. */
  text: string
  /** For standard error: what a program that reads the text has no use for. */
  notes?: string[]
  /** Why not all of it was done, and what to do: the exit code fails. */
  trouble?: string | undefined
}

/** An action that says what `work` resolves to. */
export function saying<Options extends { config: string }, Args extends unknown[]>(
  env: Env,
  work: (opened: Opened, options: Options, ...args: Args) => Promise<Said>,
): (...args: [...Args, Options, Command]) => Promise<void> {
  return async (...all) => {
    const options = all.at(-2) as Options
    await withStore(options.config, env, async opened => {
      const { text, notes = [], trouble } = await work(opened, options, ...(all.slice(0, -2) as Args))
      process.stdout.on('error', ignoreClosedPipe)
      if (text !== '') process.stdout.write(`${text}\n`)
      for (const note of notes) process.stderr.write(`${note}\n`)
      if (trouble !== undefined) throw new Refusal(trouble)
    })
  }
}

/** Whoever reads may have read enough, as `head` does. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
