import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { configSchema } from '../config/config-schema.ts'
import type { Env } from '../config/resolve-references.ts'
import { CONFIG_FILE } from './config-file.ts'
import { deliveriesCommand } from './deliveries/deliveries-command.ts'
import { doctorCommand } from './doctor/doctor-command.ts'
import { personCommands } from './person/person-commands.ts'
import { serve } from './serve.ts'
import { snippetCommand } from './snippet.ts'

/** What the operator types. */
export function createProgram(env: Env): Command {
  const program = new Command('foyer')
    .description('The relay behind the Foyer lead form.')
    .version(packageVersion())
  program
    .command('serve')
    .description('Run the relay.')
    .option('-c, --config <file>', 'the config file', CONFIG_FILE)
    .action(async ({ config }: { config: string }) => {
      await serve(config, env)
    })
  program
    .command('schema')
    .description('Print the JSON Schema of the config file, for editors.')
    .action(() => {
      process.stdout.write(`${JSON.stringify(configSchema(), null, 2)}\n`)
    })
  program.addCommand(deliveriesCommand(env))
  for (const command of personCommands(env)) program.addCommand(command)
  program.addCommand(snippetCommand(env))
  program.addCommand(doctorCommand(env))
  return program
}

function packageVersion(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
      if (name === 'foyer-intake') return version
    } catch {}
  }
  return 'unknown'
}
