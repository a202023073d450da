import type { Command } from 'commander'
import type { Env } from '../../config/resolve-references.ts'
import { operatorCommand, printingCommand, saying } from '../operator-command.ts'
import { exportPerson } from './export-person.ts'
import { forgetPerson } from './forget-person.ts'

const WHO: [name: string, description: string] = [
  '<email|phone>',
  'an address of the person; a phone with its country code, such as +442079460958',
]

/** `foyer forget` and `foyer export`: what a person may ask of whoever keeps data on them. */
export function personCommands(env: Env): Command[] {
  return [
    printingCommand('forget', 'Forget a person: remove what the relay holds on them.')
      .argument(...WHO)
      .option('--force', 'also drop what has still to be delivered')
      .action(saying(env, forgetPerson)),
    operatorCommand('export', 'Print everything that the relay holds on a person, as JSON.')
      .argument(...WHO)
      .action(saying(env, exportPerson)),
  ]
}
