import { describe, expect, test } from 'vitest'
import type { LiveMessage } from '../../demo/live-message.ts'
import { EMPTY, type LiveState, reduce, standing } from '../../demo/page/live-state.ts'
import type { Observation } from '../../relay/observation.ts'

const opened: Observation = {
  kind: 'opened',
  form: 'contact',
  submission: 's1',
  upstream: 'vorel',
  copies: [],
  typed: { name: 'Ada', email: 'Ada@example.com', language: 'en' },
  normalised: { identifier: 'ada@example.com', email: 'ada@example.com', language: 'en' },
}
const sent: Observation = { kind: 'sent', form: 'contact', submission: 's1', answers: { message: 'Hi' } }

function outcome(changes: Partial<Extract<Observation, { kind: 'outcome' }>>): Observation {
  const usual = { upstream: 'vorel', submission: 's1', delivery: 'conversation', attempts: 1 } as const
  return { kind: 'outcome', outcome: 'delivered', ...usual, ...changes }
}

function call(path: string): Observation {
  return {
    kind: 'exchange',
    upstream: 'vorel',
    method: 'GET',
    path,
    request: null,
    status: 200,
    response: null,
    ms: 1,
  }
}

function stateAfter(...observations: Observation[]): LiveState {
  const seen = observations.map((observation, at) => ({ at, observation }))
  return reduce(EMPTY, { kind: 'hello', sandboxes: {}, seen })
}

describe('the state of the live view', () => {
  test('is the same whether observations come one by one or all at once', () => {
    const observations = [opened, call('/a'), outcome({}), sent, call('/b'), outcome({ delivery: 'lead' })]
    const hello: LiveMessage = { kind: 'hello', sandboxes: {}, seen: [] }
    const messages = observations.map(
      (observation, at): LiveMessage => ({ kind: 'seen', seen: { at, observation } }),
    )
    expect([hello, ...messages].reduce(reduce, EMPTY)).toEqual(stateAfter(...observations))
  })

  test('has submissions and calls newest first', () => {
    const state = stateAfter(opened, call('/a'), { ...opened, submission: 's2' }, call('/b'))
    expect(state.submissions.map(({ id }) => id)).toEqual(['s2', 's1'])
    expect(state.calls.map(({ path, number }) => [path, number])).toEqual([
      ['/b', 2],
      ['/a', 1],
    ])
  })

  test('keeps deliveries in their places', () => {
    const [submission] = stateAfter(
      opened,
      sent,
      outcome({ outcome: 'later', why: 'timeout', dueAt: 9 }),
    ).submissions
    expect(submission?.targets.map(({ deliveries }) => deliveries)).toEqual([
      [
        { kind: 'conversation', state: 'later', at: 2, attempts: 1, why: 'timeout', dueAt: 9 },
        { kind: 'lead', state: 'committed', at: 1, attempts: 0 },
      ],
    ])
  })

  test('tells a submission from its copy, which has deliveries of its own', () => {
    const copied: Observation = { ...opened, copies: [{ submission: 's2', upstream: 'webhook' }] }
    const state = stateAfter(copied, outcome({ outcome: 'later' }), outcome({ submission: 's2' }), sent)
    const rows = state.submissions.flatMap(({ targets }) =>
      targets.flatMap(({ upstream, deliveries }) =>
        deliveries.map(delivery => [upstream, delivery.kind, delivery.state]),
      ),
    )
    expect(rows).toEqual([
      ['vorel', 'conversation', 'later'],
      ['vorel', 'lead', 'committed'],
      ['webhook', 'conversation', 'delivered'],
      ['webhook', 'lead', 'committed'],
    ])
  })

  test('has every sandbox as it was shown last', () => {
    const shown = (mood: 'up' | 'down') => ({ mood, holdings: {} })
    const hello: LiveMessage = { kind: 'hello', sandboxes: { vorel: shown('up') }, seen: [] }
    const down: LiveMessage = { kind: 'sandbox', of: 'convocore', sandbox: shown('down') }
    const { sandboxes } = [hello, down].reduce(reduce, EMPTY)
    expect(sandboxes).toEqual({ vorel: shown('up'), convocore: shown('down') })
  })

  test('ignores what belongs to a submission that it has not seen', () => {
    expect(stateAfter(sent, outcome({})).submissions).toEqual([])
  })

  test('begins anew with every hello', () => {
    const hello: LiveMessage = { kind: 'hello', sandboxes: {}, seen: [] }
    expect(reduce(stateAfter(opened, call('/a')), hello)).toEqual({ ...EMPTY, link: 'live' })
  })

  test('says that the server is lost only after it was there', () => {
    expect(reduce(EMPTY, { kind: 'lost' }).link).toBe('connecting')
    expect(reduce(stateAfter(opened), { kind: 'lost' })).toEqual({ ...stateAfter(opened), link: 'lost' })
  })
})

test.each([
  ['committed', []],
  ['later', [outcome({ outcome: 'later' })]],
  ['committed', [outcome({}), sent]],
  ['delivered', [outcome({}), sent, outcome({ delivery: 'lead' })]],
  ['held', [sent, outcome({ outcome: 'held' })]],
  ['dead', [outcome({ outcome: 'dead' }), sent, outcome({ delivery: 'lead' })]],
] as const)('a submission stands as the delivery that needs most attention: %s', (state, observations) => {
  const [submission] = stateAfter(opened, ...observations).submissions
  expect(submission && standing(submission)).toBe(state)
})
