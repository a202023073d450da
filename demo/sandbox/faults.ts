import type { Call } from './call.ts'
import type { Fault, RequestFault } from './fault.ts'
import { matchesPath } from './route.ts'

/** The faults that are set. Of those that fit a request, the first that still has `times` left happens to it. */
export interface Faults {
  list(): readonly Fault[]
  /** Replaces all faults; resolves when `down` is in force, or no longer. */
  set(...faults: Fault[]): Promise<void>
  clear(): Promise<void>
  /** The fault that happens to this call, counted as used. */
  take(call: Pick<Call, 'method' | 'path'>): RequestFault | undefined
}

/** `setDown` stops and starts listening. */
export function createFaults(setDown: (down: boolean) => Promise<void>): Faults {
  let current: { fault: Fault; left: number }[] = []

  const set = async (...faults: Fault[]) => {
    current = faults.map(fault => ({ fault, left: ('times' in fault ? fault.times : undefined) ?? Infinity }))
    await setDown(faults.some(({ kind }) => kind === 'down'))
  }

  return {
    list: () => current.map(({ fault }) => fault),
    set,
    clear: () => set(),
    take: call => {
      for (const entry of current) {
        if (entry.left === 0 || !happensTo(entry.fault, call)) continue
        entry.left -= 1
        return entry.fault
      }
      return undefined
    },
  }
}

function happensTo(fault: Fault, call: Pick<Call, 'method' | 'path'>): fault is RequestFault {
  if (fault.kind === 'down') return false
  if (fault.method !== undefined && fault.method !== call.method) return false
  return fault.path === undefined || matchesPath(fault.path, call.path)
}
