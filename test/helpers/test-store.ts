import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { identityKey } from '../../relay/intake/identity.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Claim, Lease, NewConversation, NewLead, Store } from '../../relay/store/store.ts'
import { visitor } from './visitors.ts'

export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
export const LEASE_MS = 60_000

/** The path of a SQLite file that is gone when the test ends. */
export function storePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'data', 'foyer.db')
}

export async function testStore(path: string = storePath()): Promise<Store> {
  const store = await openStore(`sqlite:${path}`)
  onTestFinished(() => store.close())
  return store
}

let made = 0

export function lease(): Lease {
  made += 1
  return { token: `token-${made}`, ms: LEASE_MS }
}

/** A conversation of a visitor; `changes` replace what it is otherwise. */
export function conversation(email: string, changes: Partial<NewConversation> = {}): NewConversation {
  const at = changes.at ?? NOW
  const submission = uuidV7(at)
  const contact = visitor(email)
  const upstream = changes.upstream ?? 'reception'
  return {
    ...{ submission, form: 'contact', upstream, contact, conversationId: null, at },
    identity: identityKey(upstream, contact.identity),
    idempotency: { key: `key of ${submission}`, hash: 'hash' },
    lease: lease(),
    ...changes,
  }
}

export function lead(submission: string, changes: Partial<NewLead> = {}): NewLead {
  return {
    ...{ submission, answers: { message: 'Hello' }, at: NOW, lease: lease() },
    idempotency: { key: `lead of ${submission}`, hash: 'lead hash' },
    ...changes,
  }
}

/** Takes a conversation that nothing stands before, and returns its claim. */
export async function accept(store: Store, given: NewConversation): Promise<Claim> {
  const acceptance = await store.acceptConversation(given)
  if (acceptance.kind !== 'accepted' || acceptance.claim === null) throw new Error('It has to wait')
  return acceptance.claim
}

export const done = { state: 'done', conversationId: 'c1', leadId: null, followUp: null } as const
export const held = { state: 'held', why: 'unauthorized', detail: null, keyHash: 'key' } as const

export function pendingAfter(afterMs: number) {
  return { state: 'pending', afterMs, why: 'timeout', detail: null } as const
}

/** Milliseconds until the first delivery of any upstream is due; null when nothing waits. */
export async function nextDue(store: Store, now: number): Promise<number | null> {
  const queues = await store.queues({ now, upTo: 1 })
  return queues.length === 0 ? null : Math.min(...queues.map(({ dueInMs }) => dueInMs))
}

/** Claims what is due at one upstream. */
export function claimsAt(store: Store, now: number, limit = 9, upstream = 'reception'): Promise<Claim[]> {
  return store.claimDue({ upstream, now, limit, lease: lease() })
}
