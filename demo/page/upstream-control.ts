import type { Mood } from '../mood.ts'

/** Tells the sandbox how to behave; the feed says when it does. */
export async function setMood(mood: Mood): Promise<void> {
  await fetch('/upstream/mood', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mood }),
  })
}

/** Makes the sandbox forget every conversation and lead. */
export async function purge(): Promise<void> {
  await fetch('/upstream/purge', { method: 'POST' })
}
