import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chaos-chance.ts'
import type { Answer, Client } from './chaos-client.ts'
import type { ChaosForm } from './chaos-form.ts'
import { messageOf, nameOf, pageOf, type Step, topicOf, type Visit } from './chaos-visit.ts'

/** What a visitor types into step one, and who that makes them upstream. */
export interface Person {
  identifier: string
  contact: { email: string } | { phone: string; country: string }
}

/** How one visit goes. */
export interface Plan {
  number: number
  form: ChaosForm
  person: Person
  /** Sends each step twice at once. */
  doubleClicks: boolean
  /** Sends each step again after it was taken, as a browser does that comes back to a page. */
  reloads: boolean
  /** Leaves after step one; or while one of the steps is on its way, and never asks what became of it. */
  leaves: 'never' | 'after contact' | 'during contact' | 'during lead'
  /** Milliseconds between the steps. */
  thinks: number
}

/** How many of 100 visits are what. */
export function planVisit(number: number, form: ChaosForm, person: Person, chance: Chance): Plan {
  const fate = chance.between(1, 100)
  return {
    number,
    form,
    person,
    doubleClicks: chance.happens(0.15),
    reloads: chance.happens(0.1),
    leaves:
      fate <= 10 ? 'after contact' : fate <= 13 ? 'during contact' : fate <= 16 ? 'during lead' : 'never',
    thinks: chance.between(0, 400),
  }
}

/** Goes through a visit and writes down in `visits` what was sent and what was said. Rejects as `persist` does. */
export async function visit(plan: Plan, client: Client, visits: Visit[]): Promise<void> {
  const { number, form, person, leaves } = plan
  const noted: Visit = {
    ...{ number, form, identifier: person.identifier, told: new Set(), tickets: new Set() },
    ...{ contact: { sentAt: performance.now(), takenAt: null }, lead: null },
  }
  const enter = async (): Promise<string> =>
    (await client.persist(`${form.name}/tickets`, async () => ({}))).json.ticket
  let ticket = await enter()
  noted.contact.sentAt = performance.now()
  visits.push(noted)
  const contact = {
    ...{ ...person.contact, name: nameOf(number), language: 'en' },
    page: { url: pageOf(number) },
  }
  const send = sender(plan, client, noted)
  const opened = await send('conversations', noted.contact, leaves === 'during contact', async last => {
    if (last?.json?.code === 'ticket_expired') ticket = await enter()
    return { ticket, ...contact }
  })
  if (opened === null || leaves === 'after contact') return

  await sleep(plan.thinks)
  noted.lead = { sentAt: performance.now(), takenAt: null }
  const answers = { message: messageOf(number), topic: topicOf(number) }
  await send('leads', noted.lead, leaves === 'during lead', async () => ({
    ticket: opened.json.ticket,
    answers,
  }))
}

/** Sends one step as the plan has it; null when the visitor left before there was an answer. */
function sender({ number, form, doubleClicks, reloads }: Plan, client: Client, { told, tickets }: Visit) {
  return async (
    step: 'conversations' | 'leads',
    note: Step,
    leaves: boolean,
    body: Parameters<Client['persist']>[1],
  ): Promise<Answer | null> => {
    const path = `${form.name}/${step}`
    const key = `${step}-of-visit-${number}`
    if (leaves) {
      await client.post(path, await body(null), key)
      return null
    }
    const persist = () => client.persist(path, body, key)
    const answers = await Promise.all(doubleClicks ? [persist(), persist()] : [persist()])
    note.takenAt = performance.now()
    if (!doubleClicks && answers[0]?.replayed) client.tally.unheard += 1
    if (reloads) answers.push(await persist())
    for (const { json } of answers) {
      if (json.conversationId !== null) told.add(json.conversationId)
      if (step === 'conversations') tickets.add(json.ticket)
    }
    return answers[0] ?? null
  }
}
