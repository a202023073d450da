import { expect, test } from 'vitest'
import { overviewPage } from '../../relay/console/pages/overview-page.ts'
import { roomNotice } from '../../relay/console/pages/room-notice.ts'
import { type Room, type RoomReport, shortageOf } from '../../relay/store/room.ts'

const MEGABYTE = 1024 * 1024
const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const CAPS = { bytes: 2000 * MEGABYTE, waitingMs: 14 * DAY }

function report(changes: Partial<Room>): RoomReport {
  const room = { bytes: 0, freeBytes: null, oldestWaiting: null, ...changes }
  return { ...room, caps: CAPS, refuses: shortageOf('conversation', room, CAPS, NOW) }
}

const said = (changes: Partial<Room>) =>
  roomNotice(report(changes), NOW)
    ?.markup.replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

test('A store with room has nothing to say', () => {
  expect(
    said({ bytes: 1599 * MEGABYTE, freeBytes: 32 * MEGABYTE, oldestWaiting: NOW - 14 * DAY }),
  ).toBeUndefined()
})

test.each([
  [
    { bytes: 1600 * MEGABYTE },
    'The store is nearly full. The store holds 1,600 of 2,000 MB. At its limit it takes no new conversations. Raise limits.storeMegabytes, or keep what was delivered for a shorter time.',
  ],
  [
    { bytes: 2000 * MEGABYTE },
    'New conversations are refused. The store holds 2,000 of 2,000 MB. Raise limits.storeMegabytes, or keep what was delivered for a shorter time.',
  ],
  [
    { freeBytes: 12 * MEGABYTE },
    'New conversations are refused. The disk under the store has 12 MB left. Make room on it.',
  ],
  [
    { oldestWaiting: NOW - 15 * DAY },
    'New conversations are refused. A delivery waits for 15 days, and limits.oldestWaitingDays is 14. They are taken again when it is delivered.',
  ],
])('Of %j the overview says what to do', (changes, words) => {
  expect(said(changes)).toBe(words)
})

test('That new conversations are refused comes first', () => {
  const overview = { now: NOW, upstreams: [], room: report({ bytes: 3000 * MEGABYTE }) }
  const frame = { base: '', session: false, publicUrl: 'https://forms.example.com' }
  const page = overviewPage(frame, overview, { limit: 50 }, { deliveries: [], next: null })
  expect(page).toContain('<h1>New conversations are refused</h1>')
  expect(page).toContain('role="alert"')
})

test.each([
  ['conversation', { bytes: CAPS.bytes - 1 }, null],
  ['conversation', { bytes: CAPS.bytes }, 'size'],
  ['lead', { bytes: CAPS.bytes * 1.25 - 1 }, null],
  ['lead', { bytes: CAPS.bytes * 1.25 }, 'size'],
  ['conversation', { freeBytes: 32 * MEGABYTE }, null],
  ['conversation', { freeBytes: 32 * MEGABYTE - 1 }, 'disk'],
  ['lead', { freeBytes: 16 * MEGABYTE }, null],
  ['lead', { freeBytes: 16 * MEGABYTE - 1 }, 'disk'],
  ['conversation', { oldestWaiting: NOW - 14 * DAY }, null],
  ['conversation', { oldestWaiting: NOW - 14 * DAY - 1 }, 'age'],
  ['lead', { oldestWaiting: NOW - 100 * DAY }, null],
] as const)('For a %s, %j is too little room: %s', (step, changes, shortage) => {
  const room = { bytes: 0, freeBytes: null, oldestWaiting: null, ...changes }
  expect(shortageOf(step, room, CAPS, NOW)).toBe(shortage)
})
