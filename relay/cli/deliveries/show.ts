import { deliveryFacts } from '../../console/delivery-facts.ts'
import { detailJson } from '../../console/delivery-json.ts'
import type { Facts } from '../../console/facts.ts'
import { answerFacts, visitorFacts } from '../../console/visitor-facts.ts'
import type { CommonOptions, Said } from '../operator-command.ts'
import { columns, harmless, json } from '../plain-text.ts'
import { Refusal } from '../refusal.ts'
import type { Opened } from '../with-store.ts'
import { table, waitsUntil } from './list.ts'

/** `foyer deliveries show`: what the console's page of a delivery tells. */
export async function show({ store }: Opened, { json: asJson }: CommonOptions, id: number): Promise<Said> {
  const detail = await store.delivery(id)
  if (detail === null) throw new Refusal(noDelivery(id))
  if (asJson) return { text: json(detailJson(detail)) }

  const holds = await store.holds()
  const answers = answerFacts(detail)
  const sections = [
    `${detail.kind} ${id}: ${detail.state}`,
    facts([['Due', waitsUntil(detail, holds)], ...deliveryFacts(detail)]),
    `Visitor\n${facts(visitorFacts(detail))}`,
    `Answers\n${typeof answers === 'string' ? answers : facts(answers)}`,
  ]
  if (detail.others.length > 0)
    sections.push(`Other deliveries of this submission\n${table(detail.others, holds)}`)
  return { text: sections.join('\n\n') }
}

export function noDelivery(id: number): string {
  return `There is no delivery ${id}: "foyer deliveries" lists them.`
}

function facts(rows: Facts): string {
  const known = rows.filter(([, value]) => value !== null)
  const width = Math.max(0, ...known.map(([name]) => name.length)) + 2
  const lines = known.map(([name, value]) => [
    name,
    harmless(String(value)).replaceAll('\n', `\n${' '.repeat(width)}`),
  ])
  return columns(lines)
}
