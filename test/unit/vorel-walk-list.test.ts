import { expect, test } from 'vitest'
import type { Called } from '../../relay/upstream/vorel/api/classify.ts'
import type { Page, PageRequest } from '../../relay/upstream/vorel/api/vorel-api.ts'
import { walkList } from '../../relay/upstream/vorel/walk-list.ts'
import { memoryDirectory } from '../helpers/memory-directory.ts'

type Row = { id: string }
type Answer = Called<Page<Row>>

const ended = (why: string): Answer => ({ kind: 'ended', outcome: { kind: 'later', why } })

/**
 * A list of `size` rows, `r<size>` the newest, that grows and shrinks. `instead` may answer a page in its place. A
 * cursor is the id of the last row of the page before.
 */
function startList(
  size: number,
  instead: (page: PageRequest, count: number) => Answer | undefined = () => undefined,
) {
  const rows = Array.from({ length: size }, (_, index) => ({ id: `r${size - index}` }))
  const directory = memoryDirectory()
  const seen = new Set<string>()
  let pages: string[] = []

  const list = async (page: PageRequest): Promise<Answer> => {
    pages.push(`${page.cursor ?? 'newest'}${page.limit === 100 ? '' : ` x${page.limit}`}`)
    const answer = instead(page, pages.length)
    if (answer) return answer
    const start = page.cursor === null ? 0 : rows.findIndex(({ id }) => id === page.cursor) + 1
    if (page.cursor !== null && start === 0) return { kind: 'refused', status: 400, message: 'cursor' }
    const data = rows.slice(start, start + page.limit)
    const more = start + page.limit < rows.length
    return { kind: 'ok', value: { rows: data, next: more ? (data.at(-1)?.id ?? null) : null } }
  }

  return {
    rows,
    seen,
    state: async () => {
      const { top, tail } = await directory.walk('leads')
      return { top, tail }
    },
    /** How a walk for `id` ended and which pages it read. */
    walk: async (id: string, lane: 'visitor' | 'backlog' = 'visitor') => {
      pages = []
      const walked = await walkList<Row>({
        resource: 'leads',
        directory,
        lane,
        list,
        remember: async page => {
          for (const row of page) seen.add(row.id)
        },
        wanted: row => row.id === id,
      })
      return { ended: walked.kind === 'ended' ? walked.outcome.why : walked.kind, pages }
    },
    grow: (count: number) => {
      for (let index = 0; index < count; index += 1) rows.unshift({ id: `n${rows.length + 1}` })
    },
  }
}

test('an empty list is exhausted with its first page', async () => {
  const list = startList(0)
  expect(await list.walk('r1')).toEqual({ ended: 'exhausted', pages: ['newest'] })
  expect(await list.state()).toEqual({ top: null, tail: null })
})

test('a visitor waits for three pages, and the next walk goes on behind them', async () => {
  const list = startList(750)
  expect(await list.walk('r1')).toEqual({ ended: 'unfinished', pages: ['newest', 'r651', 'r551'] })
  expect(await list.state()).toEqual({ top: 'r750', tail: 'r451' })
  expect(await list.walk('r1')).toEqual({ ended: 'unfinished', pages: ['newest', 'r451', 'r351'] })
  expect(await list.walk('r1', 'backlog')).toEqual({
    ended: 'found',
    pages: ['newest', 'r251', 'r151', 'r51'],
  })
  expect(list.seen.size).toBe(750)
  expect(await list.state()).toEqual({ top: 'r750', tail: null })
})

test('the backlog reads thirty pages', async () => {
  const list = startList(4_000)
  const { ended, pages } = await list.walk('r1', 'backlog')
  expect(ended).toBe('unfinished')
  expect(pages).toHaveLength(30)
  expect((await list.walk('r1', 'backlog')).ended).toBe('found')
})

test('a list that was seen whole costs only what is new', async () => {
  const list = startList(250)
  await list.walk('r1', 'backlog')
  expect(await list.walk('gone')).toEqual({ ended: 'exhausted', pages: ['newest'] })
  list.grow(150)
  expect(await list.walk('gone')).toEqual({ ended: 'exhausted', pages: ['newest', 'n301'] })
  expect(await list.state()).toEqual({ top: 'n400', tail: null })
})

test('rows that came between two walks are read before the older ones', async () => {
  const list = startList(600)
  await list.walk('r1')
  list.grow(20)
  expect(await list.walk('r1')).toEqual({ ended: 'unfinished', pages: ['newest', 'r301', 'r201'] })
  expect(await list.state()).toEqual({ top: 'n620', tail: 'r101' })
  expect(list.seen.has('n601')).toBe(true)
})

test('a row above the former top is found without a claim on what lies between', async () => {
  const list = startList(100)
  await list.walk('gone')
  list.grow(150)
  expect((await list.walk('n240')).ended).toBe('found')
  expect(await list.state()).toEqual({ top: 'r100', tail: null })
  expect((await list.walk('n110')).ended).toBe('found')
})

test('a visitor who stops short of the former top leaves it to the backlog to get there', async () => {
  const list = startList(500)
  await list.walk('gone', 'backlog')
  list.grow(800)
  expect((await list.walk('gone')).ended).toBe('unfinished')
  expect(await list.state()).toEqual({ top: 'r500', tail: null })
  const { ended, pages } = await list.walk('gone', 'backlog')
  expect([ended, pages.length]).toEqual(['exhausted', 9])
  expect(list.seen.size).toBe(1_300)
})

test('a backlog that stops short of the former top gives up what was seen below it', async () => {
  const list = startList(100)
  await list.walk('gone', 'backlog')
  list.grow(3_500)
  expect((await list.walk('gone', 'backlog')).ended).toBe('unfinished')
  expect(await list.state()).toEqual({ top: 'n3600', tail: 'n601' })
  expect((await list.walk('gone', 'backlog')).ended).toBe('exhausted')
  expect(list.seen.size).toBe(3_600)
})

test('a purged top makes the walk go to the end once, and hides nothing', async () => {
  const list = startList(250)
  await list.walk('gone', 'backlog')
  list.rows.shift()
  list.grow(1)
  expect((await list.walk('gone', 'backlog')).pages).toHaveLength(3)
  expect(await list.state()).toEqual({ top: 'n250', tail: null })
})

test('a cursor that is refused makes the next walk begin anew', async () => {
  const list = startList(600)
  await list.walk('r1')
  list.rows.splice(
    list.rows.findIndex(({ id }) => id === 'r301'),
    1,
  )
  expect(await list.walk('r1')).toEqual({ ended: 'cursor_refused', pages: ['newest', 'r301'] })
  expect(await list.state()).toEqual({ top: null, tail: null })
  expect((await list.walk('r1', 'backlog')).ended).toBe('found')
})

test('a first page that is refused is not about a cursor', async () => {
  const list = startList(10, () => ({ kind: 'refused', status: 403, message: 'read' }))
  expect((await list.walk('r1')).ended).toBe('refused')
})

test('a walk that is cut off keeps the pages it read', async () => {
  const list = startList(600, (_, count) => (count === 3 ? ended('paced') : undefined))
  expect((await list.walk('r1', 'backlog')).ended).toBe('paced')
  expect(await list.state()).toEqual({ top: 'r600', tail: 'r401' })
})

test('a walk that is cut off above the former top claims nothing', async () => {
  let cut = false
  const list = startList(100, (_, count) => (cut && count === 2 ? ended('timeout') : undefined))
  await list.walk('gone')
  list.grow(300)
  cut = true
  expect((await list.walk('gone', 'backlog')).ended).toBe('timeout')
  expect(await list.state()).toEqual({ top: 'r100', tail: null })
})

test('a page that is too large is asked for in smaller pieces', async () => {
  const list = startList(25, ({ limit }) => (limit > 10 ? ended('too_large') : undefined))
  expect(await list.walk('r1', 'backlog')).toEqual({
    ended: 'found',
    pages: ['newest', 'newest x10', 'r16 x10', 'r6 x10'],
  })
})

test('a single row that is too large ends the walk', async () => {
  const list = startList(25, () => ended('too_large'))
  expect(await list.walk('r1', 'backlog')).toEqual({
    ended: 'too_large',
    pages: ['newest', 'newest x10', 'newest x1'],
  })
})

/** Pages that lead on to each other, and from the last to the one at `to`. */
function startCircle(length: number, to: number, pageOf = (n: number): Row[] => [{ id: `r${n}` }]) {
  return startList(0, ({ cursor }) => {
    const n = cursor === null ? 0 : Number(cursor)
    const next = n + 1 < length ? n + 1 : to
    return { kind: 'ok', value: { rows: pageOf(n), next: String(next) } }
  })
}

test.each([
  ['of one page', 1, 0],
  ['that leads back to the newest page', 5, 0],
  ['further down', 12, 9],
  ['longer than a walk', 70, 0],
  ['that begins below a walk', 200, 120],
])('a circle %s ends a walk, and the next begins anew', async (_what, length, to) => {
  const list = startCircle(length, to)
  let read = 0
  for (let walks = 0; walks < 30; walks += 1) {
    const { ended, pages } = await list.walk('gone', 'backlog')
    read += pages.length
    if (ended !== 'unfinished') {
      expect(ended).toBe('list_circular')
      break
    }
  }
  expect(read).toBeLessThan(3 * length + 30)
  expect(await list.state()).toEqual({ top: null, tail: null })
  expect((await list.walk(`r${length - 1}`, 'visitor')).pages[0]).toBe('newest')
})

test('a circle of pages without a row ends a walk as well', async () => {
  const list = startCircle(3, 1, () => [])
  expect((await list.walk('gone', 'backlog')).ended).toBe('list_circular')
})

test('pages that are the same under ever new cursors are a circle', async () => {
  const list = startList(0, (_, count) => ({
    kind: 'ok',
    value: { rows: [{ id: 'r1' }], next: `cursor ${count}` },
  }))
  expect((await list.walk('gone', 'backlog')).pages).toHaveLength(2)
})

test('the row that is looked for is found in a circle', async () => {
  expect((await startCircle(6, 2).walk('r5', 'backlog')).ended).toBe('found')
})
