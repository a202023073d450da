import { Command, InvalidArgumentError, Option } from 'commander'
import type { Env } from '../../config/resolve-references.ts'
import { printingCommand, saying } from '../operator-command.ts'
import { hold, release } from './holds.ts'
import { list } from './list.ts'
import { replay } from './replay.ts'
import { show } from './show.ts'

const STATES = ['pending', 'leased', 'held', 'dead', 'done']

/** `foyer deliveries`: what the console does, for terminals and scripts. */
export function deliveriesCommand(env: Env): Command {
  const deliveries = new Command('deliveries').description('See what waits, and act on it.')
  deliveries.addCommand(
    printingCommand('list', 'List deliveries, newest first, without visitors’ data.')
      .addOption(new Option('--state <state>', 'only those in this state').choices(STATES))
      .option('--upstream <name>', 'only those for this upstream')
      .option('--form <name>', 'only those of this form')
      .option('--before <id>', 'only those older than this one', wholeNumber)
      .addOption(new Option('--limit <number>', 'how many').default(50).argParser(upTo(200)))
      .action(saying(env, list)),
    { isDefault: true },
  )
  deliveries.addCommand(
    printingCommand('show', 'Show everything about one delivery, and who sent it.')
      .argument('<id>', 'its number in the list', wholeNumber)
      .action(saying(env, show)),
  )
  deliveries.addCommand(
    printingCommand('replay', 'Let dead deliveries be attempted again.')
      .argument('<id...>', 'their numbers in the list', (text, earlier: number[] = []) => [
        ...earlier,
        wholeNumber(text),
      ])
      .action(saying(env, replay)),
  )
  deliveries.addCommand(
    printingCommand('hold', 'Let nothing go out to an upstream before it is released.')
      .argument('<upstream>', 'its name in the config')
      .option('--reason <text>', 'what to tell who looks at the console', 'paused')
      .action(saying(env, hold)),
  )
  deliveries.addCommand(
    printingCommand('release', 'End the hold of an upstream, whoever put it.')
      .argument('<upstream>', 'its name in the config')
      .action(saying(env, release)),
  )
  return deliveries
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

function upTo(most: number): (text: string) => number {
  return text => {
    const number = wholeNumber(text)
    if (number < 1 || number > most) throw new InvalidArgumentError(`It is from 1 to ${most}.`)
    return number
  }
}
