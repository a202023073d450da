import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chaos-chance.ts'
import type { Client } from './chaos-client.ts'
import type { ChaosForm, ChaosForms } from './chaos-form.ts'
import type { Visit } from './chaos-visit.ts'
import { type Person, planVisit, visit } from './chaos-visitor.ts'

/** Visitors who come one after the other, many at a time. */
export interface Crowd {
  visits: Visit[]
  /** What visitors met that they should not; complete when the crowd is gone. */
  troubles: string[]
  /** How many places are still taken. */
  size(): number
  /** Lets nobody in any more. */
  close(): void
  /** Resolves when everybody has gone through their visit or given it up. */
  gone: Promise<void>
}

export interface CrowdOptions {
  client: Client
  chance: Chance
  forms: ChaosForms
  /** How many at a time. */
  places: number
  /** Longest time between two visits at one place. */
  pauseMs: number
  /** Keeps one place a form for a visitor who comes again and again. */
  regulars?: boolean
}

/** Somebody, and the form that they use, unless they use that for all. */
interface Guest {
  person: Person
  form: ChaosForm
}

/** At least; more than a lead of Vorel's keeps messages. */
const REGULAR_VISITS = 60

/** Of those who were here before, how many may come again; few enough that two of their visits often overlap. */
const REMEMBERED = 30

export function startCrowd(options: CrowdOptions): Crowd {
  const { client, chance, forms, places, pauseMs, regulars = false } = options
  const visits: Visit[] = []
  const troubles: string[] = []
  const guests: Guest[] = []
  const closing = new AbortController()
  const closed = closing.signal
  setMaxListeners(places, closed)
  let started = 0
  let size = places

  async function come({ form, person }: Guest, own: Chance): Promise<void> {
    started += 1
    const plan = planVisit(started, form, person, own)
    await visit(plan, client, visits).catch((error: Error) => {
      troubles.push(`unheard: visit ${plan.number}: ${error.message}`)
    })
  }

  function somebody(own: Chance): Guest {
    const [first, ...others] = guests.slice(-REMEMBERED)
    if (first && own.happens(0.3)) return anotherTime(own.pick([first, ...others]), forms, own)
    const guest = { person: newcomer(started, own), form: own.pick(forms) }
    guests.push(guest)
    return guest
  }

  async function keepComing(place: number): Promise<void> {
    const own = chance.branch(`place ${place}`)
    const regular = regulars ? regularOf(forms[place]) : null
    for (let times = 1; !closed.aborted || (regular && times <= REGULAR_VISITS); times += 1) {
      await come(regular ?? somebody(own), own)
      await sleep(own.between(0, regular ? pauseMs / 20 : pauseMs), undefined, { signal: closed }).catch(
        () => {},
      )
    }
    size -= 1
  }

  const gone = Promise.all(Array.from({ length: places }, (_, place) => keepComing(place))).then(() => {})
  return { visits, troubles, size: () => size, close: () => closing.abort(), gone }
}

function regularOf(form: ChaosForm | undefined): Guest | null {
  if (form === undefined) return null
  const identifier = `regular.${form.name}@example.com`
  return { form, person: { identifier, contact: { email: identifier } } }
}

function anotherTime({ person, form }: Guest, forms: ChaosForms, chance: Chance): Guest {
  const forAll = forms.at(-1) ?? form
  return { person: spelledOtherwise(person, chance), form: chance.happens(0.7) ? form : forAll }
}

function newcomer(number: number, chance: Chance): Person {
  if (chance.happens(0.6)) {
    const identifier = `visitor.${number}@example.com`
    return { identifier, contact: { email: identifier } }
  }
  const digits = String(400_000_000 + number)
  return { identifier: `+447${digits}`, contact: { phone: `07${digits}`, country: 'GB' } }
}

function spelledOtherwise({ identifier, contact }: Person, chance: Chance): Person {
  if ('email' in contact) {
    const email = chance.pick([identifier, ` ${identifier} `, identifier.toUpperCase()])
    return { identifier, contact: { email } }
  }
  const national = identifier.replace('+44', '')
  const phone = chance.pick([
    identifier,
    `0044 ${national}`,
    `(0${national.slice(0, 4)}) ${national.slice(4)}`,
  ])
  return { identifier, contact: { phone, country: 'GB' } }
}
