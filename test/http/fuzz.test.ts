import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../../shared/problem.ts'
import { sharedRelay } from '../helpers/shared-relay.ts'
import { SITE } from '../helpers/start-relay.ts'

const relay = sharedRelay()
const RUNS = { numRuns: 100 }

const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 })
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('ada@example.com', '020 7946 0958', 'en', 'GB'),
)
/** What is nearly right gets further in than noise. */
const nearly = (keys: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(keys).map(([key, value]) => [key, fc.oneof({ weight: 4, arbitrary: value }, json)]),
    ),
    { requiredKeys: [] },
  )
const contact = nearly({
  name: text,
  email: text,
  phone: text,
  country: text,
  language: fc.constantFrom('en', 'ar', 'xx'),
  consent: nearly({ version: text }),
  page: nearly({ url: text, referrer: text }),
  fields: fc.dictionary(text, text),
})
const answers = fc.oneof(nearly({ message: text }), fc.dictionary(text, json))

async function expectProblemOrSuccess(step: string, body: unknown): Promise<void> {
  const {
    status,
    json: answer,
    headers,
  } = await relay().post(`/v1/forms/contact/${step}`, JSON.stringify(body))
  expect(headers.get('Access-Control-Allow-Origin')).toBe(SITE)
  if ([200, 201, 202].includes(status)) return
  expect([400, 403, 409, 413, 422]).toContain(status)
  expect(Problem.strict().parse(answer)).toEqual(answer)
  expect(answer.status).toBe(status)
}

test.each(['tickets', 'conversations', 'leads'])('Any JSON at %s is a problem or a success', async step => {
  await fc.assert(
    fc.asyncProperty(json, body => expectProblemOrSuccess(step, body)),
    RUNS,
  )
})

test('Anything that is nearly step one is a problem or a success', async () => {
  const ticket = await relay().entryTicket()
  await fc.assert(
    fc.asyncProperty(contact, body => expectProblemOrSuccess('conversations', { ticket, ...body })),
    RUNS,
  )
})

test('Anything that is nearly step two is a problem or a success', async () => {
  const { json: opened } = await relay().open({ name: 'Ada', email: 'ada@example.com' })
  await fc.assert(
    fc.asyncProperty(answers, given =>
      expectProblemOrSuccess('leads', { ticket: opened.ticket, answers: given }),
    ),
    RUNS,
  )
})

test('Any bytes at any step are a problem', async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('tickets', 'conversations', 'leads'), bytes, async (step, body) => {
      const { status } = await relay().request(`/v1/forms/contact/${step}`, {
        method: 'POST',
        headers: { Origin: SITE, 'Content-Type': 'application/json' },
        body,
      })
      expect([400, 413, 422]).toContain(status)
    }),
    RUNS,
  )
})

test('Any path and query are answered', async () => {
  const segment = fc.string({ unit: 'binary' }).map(encodeURIComponentSafely)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/v1/forms/', '/embed/', '/embed/assets/', '/f/', '/'),
      segment,
      async (at, name) => {
        const { status } = await relay().request(`${at}${name}?lang=${name}&lang=x`)
        expect(status).toBeLessThan(500)
      },
    ),
    RUNS,
  )
})

function encodeURIComponentSafely(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}
