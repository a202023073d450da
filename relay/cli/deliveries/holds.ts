import type { Hold } from '../../store/store.ts'
import type { CommonOptions, Said } from '../operator-command.ts'
import { harmless, json, time } from '../plain-text.ts'
import type { Opened } from '../with-store.ts'
import { knownUpstream } from './known-upstream.ts'

/** `foyer deliveries hold`: what is being attempted goes on, and nothing else begins. */
export async function hold(
  opened: Opened,
  { json: asJson, reason }: CommonOptions & { reason: string },
  upstream: string,
): Promise<Said> {
  await knownUpstream(opened, upstream)
  await opened.store.pause({ upstream, why: reason, now: Date.now() })
  const put = (await opened.store.holds()).find(one => one.upstream === upstream)
  if (asJson) return { text: json(put ?? null) }
  return {
    text: `${upstream} is on hold. Submissions are still taken; "foyer deliveries release ${upstream}" lets them out.`,
  }
}

/** `foyer deliveries release`: a relay that runs goes on within seconds. */
export async function release(
  opened: Opened,
  { json: asJson }: CommonOptions,
  upstream: string,
): Promise<Said> {
  await knownUpstream(opened, upstream)
  const released = await opened.store.resume(upstream, Date.now())
  if (asJson) return { text: json({ upstream, released }) }
  return { text: released ? `${upstream} is released.` : `${upstream} was not on hold.` }
}

/** What an operator has to know of a hold, in one line. */
export function holdNote({ upstream, why, since, by }: Hold): string {
  const who = by === 'operator' ? 'by the operator' : 'by what it answered'
  return `${upstream} is on hold since ${time(since)}, ${who}: ${harmless(why)}`
}
