import { Command } from 'commander'
import { parsePublicConfig } from '../../config/parse-config.ts'
import type { Env } from '../../config/resolve-references.ts'
import { CONFIG_FILE, explainConfig, readConfigFile } from '../config-file.ts'
import { harmless } from '../plain-text.ts'
import { Refusal } from '../refusal.ts'
import { examine, type Report, type Target } from './examine.ts'

interface Options {
  config: string
  relay?: string
  json?: true
}

const NO_CONFIG = 'Name the config with --config.'
const NO_CONFIG_NOR_RELAY = 'Name the config with --config, or the relay with --relay.'

const EXIT = { right: 0, wrong: 1, unseen: 2 } as const

/** `foyer doctor`: says what keeps a form from showing on a page, or from sending. */
export function doctorCommand(env: Env): Command {
  return new Command('doctor')
    .description('Look at a page of yours, and say what keeps the form from showing or from sending.')
    .argument('<url>', 'the page')
    .argument('[form]', 'the name of the form; not needed where the page has one')
    .option('-c, --config <file>', 'the config file of the relay', CONFIG_FILE)
    .option('--relay <url>', 'instead of a config: where the relay is')
    .option('--json', 'print JSON')
    .action(async (url: string, form: string | undefined, options: Options) => {
      try {
        const report = await examine(addressOf(url), targetOf(options, form ?? null, env))
        process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : harmless(textOf(report))}\n`)
        process.exitCode = exitOf(report)
      } catch (error) {
        const why = explainConfig(error, options.config)?.replace(NO_CONFIG, NO_CONFIG_NOR_RELAY)
        process.stderr.write(`${why ?? (error as Error).message}\n`)
        process.exitCode = EXIT.unseen
      }
    })
}

function addressOf(url: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address).href
  throw new Refusal(`“${url}” is not the address of a page. It looks like https://www.example.com/contact.`)
}

function targetOf({ config, relay }: Options, form: string | null, env: Env): Target {
  if (relay !== undefined) return { relay: new URL(addressOf(relay)).origin, form, sites: null }
  const { publicUrl, forms } = parsePublicConfig(readConfigFile(config), env)
  if (form !== null && forms[form] === undefined)
    throw new Refusal(`There is no form “${form}”. Name one of these: ${Object.keys(forms).join(', ')}.`)
  const sites = Object.fromEntries(Object.entries(forms).map(([id, { sites }]) => [id, sites]))
  return { relay: publicUrl, form, sites }
}

function exitOf(report: Report): number {
  if (!report.looked) return EXIT.unseen
  return report.findings.some(({ level }) => level === 'wrong') ? EXIT.wrong : EXIT.right
}

function textOf(report: Report): string {
  if (!report.looked) return `${report.page} cannot be looked at. ${report.why}`
  const { page, relay, form, findings } = report
  const count = findings.filter(({ level }) => level === 'wrong').length
  const verdict =
    count === 0
      ? 'Nothing keeps the form from showing and sending, as far as can be seen from here.'
      : `${count === 1 ? 'One thing keeps' : `${count} things keep`} the form from showing or from sending.`
  const head = `${page}\n${form === null ? 'a form' : `the form ${form}`} of ${relay}`
  const parts = findings.map(
    ({ level, says, todo }) =>
      `${level === 'wrong' ? 'wrong' : 'note '}  ${says}${todo && `\n       ${todo}`}`,
  )
  return [head, ...parts, verdict].join('\n\n')
}
