import { type Caps, type Room, type RoomReport, type Shortage, shortageOf } from './room.ts'
import type { Idempotency, IntakeStore } from './store.ts'
import { StoreFullError } from './store-unavailable.ts'

/** Milliseconds for which a measurement holds: that there is room, and that there is none. */
const FRESH_MS = { open: 5000, refusing: 1000 }

export interface RoomKeeper {
  measure(): Promise<Room>
  caps: Caps
  now(): number
  /** Called when new conversations begin to be refused, with why, and with null when they are taken again. */
  refusing(why: Shortage | null): void
}

type Step = 'conversation' | 'lead'

/**
 * Lets a store refuse what is new while there is too little room for it, before anything of it is taken; what was taken
 * before is answered as ever. Costs a submission nothing: the room is measured beside it, every few seconds.
 */
export async function keepRoom(
  store: IntakeStore,
  keeper: RoomKeeper,
): Promise<IntakeStore & { room(): Promise<RoomReport> }> {
  const { caps, now } = keeper
  const watch = watchRoom(keeper)

  async function guarded<T>(step: Step, idempotency: Idempotency, accept: () => Promise<T>) {
    const why = await watch.shortage(step)
    if (why !== null) {
      const before = await store.recall(idempotency, now())
      if (before === null) throw new StoreFullError(why)
      return before
    }
    return accept().catch(error => {
      void watch.measure()
      throw error
    })
  }

  await watch.measure()
  return {
    ...store,
    async room() {
      const room = await keeper.measure()
      return { ...room, caps, refuses: shortageOf('conversation', room, caps, now()) }
    },
    acceptConversation: conversation =>
      guarded('conversation', conversation.idempotency, () => store.acceptConversation(conversation)),
    acceptLead: lead => guarded('lead', lead.idempotency, () => store.acceptLead(lead)),
  }
}

/** The last measurement, which who asks for it renews. */
function watchRoom({ measure, caps, now, refusing }: RoomKeeper) {
  let known: Room | null = null
  let measuredAt = 0
  let measuring: Promise<void> | null = null
  let told: Shortage | null = null

  async function remeasure(): Promise<void> {
    // A store that can't be asked can't take anything either, and says so itself.
    known = await measure().catch(() => null)
    measuredAt = now()
    measuring = null
    if (known === null) return
    const why = shortageOf('conversation', known, caps, now())
    if (why !== told) refusing(why)
    told = why
  }

  function measured(): Promise<void> {
    measuring ??= remeasure()
    return measuring
  }

  const isOlderThan = (ms: number) => Math.abs(now() - measuredAt) >= ms
  const last = (step: Step) => known && shortageOf(step, known, caps, now())

  return {
    measure: measured,
    /** That there is room holds while it is measured again; that there is none has to be true now. */
    async shortage(step: Step): Promise<Shortage | null> {
      if (last(step) !== null && isOlderThan(FRESH_MS.refusing)) await measured()
      else if (isOlderThan(FRESH_MS.open)) void measured()
      return last(step)
    },
  }
}
