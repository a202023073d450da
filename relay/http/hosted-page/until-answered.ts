import type { Clock } from '../../clock.ts'

const ASK_EVERY_MS = 100
/** Longer than a visitor waits for the upstream, so that the first request has been answered by then. */
const ASK_AT_MOST = 40

/** What a use case says of a form that was posted twice, as by a double click, once the first post is answered. */
export async function untilAnswered<T extends { kind: string }>(
  clock: Clock,
  ask: () => Promise<T>,
): Promise<T> {
  let taken = await ask()
  for (let asked = 1; taken.kind === 'running' && asked < ASK_AT_MOST; asked += 1) {
    await new Promise<void>(resolve => clock.after(ASK_EVERY_MS, resolve))
    taken = await ask()
  }
  return taken
}
