import { type Caps, type Room, type RoomReport, type Shortage, shortageOf } from './room.ts'
import type { IntakeStore } from './store.ts'
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

/**
 * Lets a store refuse what is new while there is too little room for it, before anything of it is taken; what was taken
 * before is answered as ever. Costs a submission nothing: the room is measured beside it, every few seconds.
 */
export async function keepRoom(
  store: IntakeStore,
  keeper: RoomKeeper,
): Promise<IntakeStore & { room(): Promise<RoomReport> }> {
  const { caps, now } = keeper
  let known: Room | null = null
  let measuredAt = 0
  let measuring: Promise<void> | null = null
  let told: Shortage | null = null

  async function remeasure(): Promise<void> {
    // A store that can't be asked can't take anything either, and says so itself.
    known = await keeper.measure().catch(() => null)
    measuredAt = now()
    measuring = null
    if (known === null) return
    const why = shortageOf('conversation', known, caps, now())
    if (why !== told) keeper.refusing(why)
    told = why
  }

  function measured(): Promise<void> {
    measuring ??= remeasure()
    return measuring
  }

  function isOlderThan(ms: number): boolean {
    return Math.abs(now() - measuredAt) >= ms
  }

  const shortage = (step: 'conversation' | 'lead') => known && shortageOf(step, known, caps, now())

  async function guarded<T>(
    step: 'conversation' | 'lead',
    idempotency: Parameters<IntakeStore['recall']>[0],
    accept: () => Promise<T>,
  ) {
    if (shortage(step) !== null && isOlderThan(FRESH_MS.refusing)) await measured()
    else if (isOlderThan(FRESH_MS.open)) void measured()
    const why = shortage(step)
    if (why !== null) {
      const before = await store.recall(idempotency, now())
      if (before === null) throw new StoreFullError(why)
      return before
    }
    return accept().catch(error => {
      void measured()
      throw error
    })
  }

  await measured()
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
