import { describe, expect, test } from 'vitest'
import { deliveryPage } from '../../relay/console/pages/delivery-page.ts'
import { moment, span } from '../../relay/console/pages/moment.ts'
import { overviewPage } from '../../relay/console/pages/overview-page.ts'
import type { UpstreamSummary } from '../../relay/console/read-overview.ts'
import type { DeliveryDetail, DeliveryQuery } from '../../relay/store/operator.ts'
import type { RoomReport } from '../../relay/store/room.ts'
import type { Hold } from '../../relay/store/store.ts'
import { visitor } from '../helpers/visitors.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const HOLD: Hold = { upstream: 'reception', why: 'unauthorized', since: NOW, by: 'upstream' }
const ROOM: RoomReport = {
  ...{ bytes: 0, freeBytes: null, oldestWaiting: null, refuses: null },
  caps: { bytes: 100 * 1024 * 1024, waitingMs: 14 * 24 * HOUR },
}
const FRAME = { base: '', session: false, publicUrl: 'https://forms.example.com' }

test.each([
  [400, '1 s'],
  [59 * SECOND, '59 s'],
  [MINUTE, '1 min'],
  [89 * SECOND, '1 min'],
  [59 * MINUTE, '59 min'],
  [47 * HOUR, '47 h'],
  [72 * HOUR, '3 days'],
])('%i ms are called %s', (ms, words) => {
  expect(span(ms)).toBe(words)
})

test.each([
  [NOW - 3 * MINUTE, '3 min ago'],
  [NOW + 3 * MINUTE, 'in 3 min'],
  [NOW + SECOND, 'now'],
  [NOW - SECOND, 'now'],
])('A moment is told from now on, with the exact time behind it', (at, words) => {
  const { markup } = moment(at, NOW)
  expect(markup).toContain(`>${words}</time>`)
  expect(markup).toContain(`datetime="${new Date(at).toISOString()}"`)
})

test('The exact time is in UTC and says so', () => {
  expect(moment(NOW, NOW).markup).toContain('title="2026-01-02 03:04:05 UTC"')
})

describe('a delivery', () => {
  const detail = (changes: Partial<DeliveryDetail>): DeliveryDetail => ({
    ...{
      id: 7,
      submission: 's',
      copyOf: null,
      kind: 'lead',
      form: 'contact',
      upstream: 'reception',
      state: 'pending',
    },
    ...{ why: null, detail: null, attempts: 0, createdAt: NOW - HOUR, dueAt: NOW, finishedAt: null },
    ...{ waitsFor: null, update: null, blankedAt: null, contact: visitor('ada@example.com'), answers: null },
    ...{ conversationId: null, leadId: null, submittedAt: NOW - HOUR, leadAt: null, others: [] },
    ...changes,
  })
  const read = (changes: Partial<DeliveryDetail>, holds: readonly Hold[] = []) =>
    deliveryPage(FRAME, detail(changes), holds, NOW)
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')

  test.each<[told: string, changes: Partial<DeliveryDetail>]>([
    ['Attempt 1 is due now.', {}],
    ['Attempt 4 is due in 2 h.', { attempts: 3, dueAt: NOW + 2 * HOUR }],
    ['Attempt 1 is due now.', { dueAt: NOW - HOUR }],
    ['Waits for an earlier delivery of the same visitor, 6.', { waitsFor: 6 }],
    ['Attempt 2 is under way.', { state: 'leased', attempts: 2 }],
    ['Given up 5 min ago after one attempt: bad_request.', { ...over('dead', 1), why: 'bad_request' }],
    ['Given up 5 min ago after 20 attempts: timeout.', { ...over('dead', 20), why: 'timeout' }],
    ['Delivered 5 min ago at attempt 2, 55 min after it was made.', over('done', 2)],
  ])('%s', (told, changes) => {
    expect(read(changes)).toContain(told)
  })

  test('that is pending waits for the end of a hold', () => {
    expect(read({}, [HOLD])).toContain('Waits until reception is no longer on hold.')
    expect(read(over('done', 1), [HOLD])).not.toContain('on hold')
  })

  test.each(['pending', 'leased', 'held', 'done'] as const)('that is %s has no button', state => {
    expect(deliveryPage(FRAME, detail({ state }), [], NOW)).not.toContain('<button')
  })

  test('of a name or a language says which', () => {
    const words = read({ kind: 'update', update: { name: 'Ada King', language: 'fr' } })
    expect(words).toContain('Update 7')
    expect(words).toContain('New nameAda King')
    expect(words).toContain('New languagefr')
  })

  test('says what the upstream said as text', () => {
    const page = deliveryPage(FRAME, detail({ ...over('dead', 1), detail: '<b>no</b>' }), [], NOW)
    expect(page).toContain('&lt;b&gt;no&lt;/b&gt;')
  })

  test('says how the phone was read', () => {
    const phone = {
      e164: '+525512345678',
      extension: '9',
      grade: 'repaired',
      raw: '+52 1 55',
      country: 'MX',
    } as const
    const words = read({ contact: { ...visitor('ada@example.com'), phone } })
    expect(words).toContain('+525512345678 ext. 9 (MX)')
    expect(words).toContain('an outdated or damaged form was mended')
  })

  test('of a visitor whose data was removed says when', () => {
    const gone = { contact: null, answers: null, leadAt: NOW - HOUR, blankedAt: NOW }
    const words = read({ ...over('done', 1), ...gone })
    expect(words).toContain('Data removed2026-01-02 03:04:05 UTC')
    expect(words).toContain('Removed with the rest of the visitor’s data.')
    expect(words).not.toContain('Name')
  })

  function over(state: 'dead' | 'done', attempts: number): Partial<DeliveryDetail> {
    return { state, attempts, finishedAt: NOW - 5 * MINUTE }
  }
})

describe('the headline', () => {
  const upstream = (
    changes: Partial<UpstreamSummary['count']> & { name?: string; hold?: true; week?: number },
  ) => {
    const { name = 'reception', hold, week = 0, ...count } = changes
    return {
      ...{ name, oldest: null, nextDue: null, delivered: { day: 0, week } },
      hold: hold ? { ...HOLD, upstream: name } : null,
      count: { pending: 0, leased: 0, held: 0, dead: 0, ...count },
    }
  }

  test.each<[headline: string, upstreams: UpstreamSummary[]]>([
    ['Nothing waits', [upstream({})]],
    ['Everything is delivered', [upstream({ week: 3 })]],
    ['1 delivery waiting', [upstream({ leased: 1, week: 3 })]],
    [
      '1,234 deliveries waiting',
      [upstream({ pending: 1000, held: 34 }), upstream({ name: 'crm', leased: 200 })],
    ],
    ['2 deliveries given up', [upstream({ dead: 2, week: 3 })]],
    ['1 delivery given up, 5 waiting', [upstream({ dead: 1, pending: 5 })]],
    ['reception is on hold, 1 delivery waiting', [upstream({ hold: true, held: 1 })]],
    ['reception and crm are on hold', [upstream({ hold: true }), upstream({ name: 'crm', hold: true })]],
  ])('%s', (headline, upstreams) => {
    const overview = { now: NOW, upstreams, room: ROOM }
    const page = overviewPage(FRAME, overview, { limit: 50 }, { deliveries: [], next: null })
    expect(page).toContain(`<h1>${headline}</h1>`)
    expect(page).toContain(`<title>${headline} · Foyer</title>`)
  })
})

describe('the overview', () => {
  const page = (hold: Hold | null, filter: Omit<DeliveryQuery, 'limit'> = {}) => {
    const count = { pending: 3, leased: 0, held: 0, dead: 0 }
    const upstream = { name: 'reception', oldest: null, nextDue: null, delivered: { day: 0, week: 0 } }
    const overview = { now: NOW, upstreams: [{ ...upstream, hold, count }], room: ROOM }
    return overviewPage(FRAME, overview, { limit: 50, ...filter }, { deliveries: [], next: null })
  }

  test('tells a hold of the operator’s own from one that the upstream has put', () => {
    const own = page({ ...HOLD, by: 'operator', why: 'moving house' })
    expect(own).toContain('<code>moving house</code>. You have paused it')
    expect(own).toContain('action="/upstreams/reception/release"')
    expect(page(HOLD)).toContain('one delivery a minute tries')
  })

  test('narrows down to a form, and back, by links that keep the rest', () => {
    const markup = page(null, { form: 'contact', state: 'dead' })
    expect(markup).toContain('<a href="/?state=dead#deliveries">All forms</a>')
    expect(markup).toContain('<a href="/?state=held&amp;form=contact#deliveries">Held</a>')
    expect(markup).toContain('No delivery of <strong>contact</strong> is dead.')
    expect(page(null)).not.toContain('All forms')
  })
})
