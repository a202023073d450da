import { describe, expect, test } from 'vitest'
import { CHALLENGE_LIFE } from '../../relay/guard/challenges.ts'
import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { expectNothingKept } from '../helpers/shared-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testConsole } from '../helpers/test-console.ts'
import { testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const EVE = { name: 'Eve', email: 'eve@example.com' }
const auto = () => testRelay({ form: { proof: 'auto' } })
/** Longer than the fastest take to type. */
const TYPED_MS = 4000

/** Whether the page is that of the second step. */
const asksForMessage = (page: Awaited<ReturnType<typeof visitPage>>) =>
  'answers.message' in (page.form?.values ?? {})

test('Who types like a person is asked for nothing', async () => {
  const relay = await auto()
  const first = await visitPage(relay)
  expect(first.form?.values.proof).toBeUndefined()
  relay.clock.skip(TYPED_MS)
  expect(asksForMessage(await first.submit(ADA))).toBe(true)
})

describe('who is faster', () => {
  test('finds all that was typed, and goes on with one click', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit({ ...ADA, country: 'FR' })
    expect(again.reply.status).toBe(428)
    expect(again.reply.text).toContain(`role="alert">${en.check}`)
    expect(again.form?.values).toMatchObject({ ...ADA, country: 'FR', subject: '' })
    expectNothingKept(relay)
    const second = await again.submit()
    expect([second.reply.status, asksForMessage(second)]).toEqual([200, true])
    const last = await second.submit({ 'answers.message': 'Hello' })
    expect(last.reply.text).toContain(en.sent)
    expect(relay.sandbox.leads()).toMatchObject([{ email: ADA.email }])
  })

  test('is asked in the language of the page', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay, '/f/contact?lang=ar')).submit(ADA)
    expect([again.dir, again.reply.text.includes(ar.check)]).toEqual(['rtl', true])
  })

  test('may mend what was typed meanwhile', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit(ADA)
    expect(asksForMessage(await again.submit({ name: 'Ada King' }))).toBe(true)
    expect(relay.sandbox.conversations()).toMatchObject([{ customer_name: 'Ada King' }])
  })

  test('is told first what is wrong', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit({ ...ADA, email: 'ada' })
    expect([again.reply.status, again.form?.values.proof]).toEqual([422, undefined])
    expect(again.reply.text).toContain(en.errors.email)
  })

  test('goes on after a second click on the same button as well', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit(ADA)
    const pages = await Promise.all([again.submit(), again.submit()])
    expect(pages.map(asksForMessage)).toEqual([true, true])
    expect(stored(relay.storePath).submissions).toBe(1)
  })
})

test('Who fills in what nobody sees is asked, and let in', async () => {
  const relay = await auto()
  const first = await visitPage(relay)
  relay.clock.skip(TYPED_MS)
  const again = await first.submit({ ...ADA, subject: 'Cheap pills '.repeat(100) })
  expect(again.reply.status).toBe(428)
  expect(again.reply.text).not.toContain('pills')
  expect(asksForMessage(await again.submit({ subject: 'Cheap pills' }))).toBe(true)
})

describe('what comes back with the click', () => {
  test('lets in one submission', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit(ADA)
    expect(asksForMessage(await again.submit())).toBe(true)
    const other = await again.submit(EVE)
    expect([other.reply.status, other.form?.values]).toMatchObject([428, EVE])
    expect(stored(relay.storePath).submissions).toBe(1)
  })

  test('is asked for again when it is too old', async () => {
    const relay = await testRelay({ form: { proof: 'always' } })
    const again = await (await visitPage(relay)).submit(ADA)
    relay.clock.skip(CHALLENGE_LIFE)
    const more = await again.submit()
    expect([more.reply.status, more.form?.values]).toMatchObject([428, ADA])
    expect(asksForMessage(await more.submit())).toBe(true)
  })

  test('is worth nothing where a script can work', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit(ADA)
    const { ticket, proof } = again.form?.values ?? {}
    const body = { ticket, proof, ...ADA, language: 'en' }
    const reply = await relay.post('/v1/forms/contact/conversations', body)
    expect([reply.status, reply.json.code]).toEqual([428, 'proof_required'])
    expectNothingKept(relay)
  })

  test('cannot be made up', async () => {
    const relay = await auto()
    const again = await (await visitPage(relay)).submit(ADA)
    const refused = await again.submit({ proof: '0.zzzzzzzz.AAAAAAAAAAAAAAAAAAAAAA.0' })
    expect([refused.reply.status, refused.form?.values]).toMatchObject([428, ADA])
    expectNothingKept(relay)
  })
})

test('It is counted who was asked, and who went on', async () => {
  const relay = await auto()
  const again = await (await visitPage(relay)).submit(ADA)
  await again.submit()
  const { text } = await (await testConsole(relay)).get('/metrics')
  expect(text.split('\n').filter(line => line.startsWith('foyer_proofs_total'))).toEqual([
    'foyer_proofs_total{form="contact",signal="fast",result="asked"} 1',
    'foyer_proofs_total{form="contact",signal="fast",result="solved"} 1',
  ])
})
