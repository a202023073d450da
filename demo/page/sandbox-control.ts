import type { Kind } from '../kind.ts'
import type { Mood } from '../mood.ts'

/** Tells a sandbox how to behave; the feed says when it does. */
export async function setMood(kind: Kind, mood: Mood): Promise<void> {
  await send('PUT', `/sandbox/${kind}/mood`, { mood })
}

/** Makes a sandbox forget everything that it holds. */
export async function purge(kind: Kind): Promise<void> {
  await send('POST', `/sandbox/${kind}/purge`, { conversation: 'all' })
}

async function send(method: string, path: string, body: object): Promise<void> {
  await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}
