import { Command } from 'commander'
import { builtEmbed } from '../built-files.ts'
import { parsePublicConfig } from '../config/parse-config.ts'
import type { Env } from '../config/resolve-references.ts'
import { readEmbedAssets } from '../http/embed-assets.ts'
import { embedSnippet } from '../http/embed-snippet.ts'
import { formOf } from '../intake/form.ts'
import { CONFIG_FILE, explainConfig, readConfigFile } from './config-file.ts'

/** `foyer snippet`: prints what a page needs to show a form. */
export function snippetCommand(env: Env): Command {
  return new Command('snippet')
    .description('Print the HTML that puts a form on a page.')
    .argument('[form]', 'the name of the form; not needed where there is one')
    .option('-c, --config <file>', 'the config file of the relay', CONFIG_FILE)
    .option('--pin', 'this very script, checked by its hash, until config or version change')
    .action((name: string | undefined, { config, pin = false }: { config: string; pin?: boolean }) => {
      try {
        process.stdout.write(`${snippet(readConfigFile(config), env, name, pin)}\n`)
      } catch (error) {
        process.stderr.write(`${explainConfig(error, config) ?? (error as Error).message}\n`)
        process.exitCode = 1
      }
    })
}

function snippet(input: unknown, env: Env, name: string | undefined, pin: boolean): string {
  const { publicUrl, forms } = parsePublicConfig(input, env)
  const names = Object.keys(forms)
  const id = name ?? (names.length === 1 ? names[0] : undefined)
  const config = id === undefined ? undefined : forms[id]
  if (id === undefined || config === undefined) throw new Error(`Name one of the forms: ${names.join(', ')}.`)
  return embedSnippet(publicUrl, formOf(id, config), readEmbedAssets(builtEmbed()), pin)
}
