import { expect, test } from 'vitest'
import { TICKET_LIFE } from '../../relay/guard/tickets.ts'
import { moreTexts as arMore } from '../../widget/locales/ar.ts'
import { texts as en, moreTexts as enMore } from '../../widget/locales/en.ts'
import { testRelay } from '../helpers/test-relay.ts'
import { type Visited, visitPage } from '../helpers/visit-page.ts'

const elsewhere = { email: 'hello@example.com', phone: '+44 (20) 7946-0958' }
const ADA = { name: 'Ada', email: 'ada@example.com' }

const linksOf = ({ reply }: Visited) =>
  [...reply.text.matchAll(/<a href="([^?"][^"]*)" dir="ltr">([^<]*)<\/a>/g)].map(([, href, text]) => [
    href?.replaceAll('&#39;', "'"),
    text,
  ])
const CALL = ['tel:+442079460958', '+44 (20) 7946-0958']

test('A page that could not be sent says where else to turn, and a mail begins with what was typed', async () => {
  const questions = [
    { key: 'message' },
    { key: 'company', label: 'Company' },
    { key: 'budget', label: 'Budget' },
  ]
  const relay = await testRelay({ form: { elsewhere, questions } })
  const second = await (await visitPage(relay)).submit(ADA)
  relay.clock.skip(TICKET_LIFE.lead + 1000)
  const again = await second.submit({
    'answers.message': 'It’s "broken" & cold\r\n100 %',
    'answers.company': 'Sousa <Filhos>',
  })
  expect([again.reply.status, again.notice]).toEqual([403, en.failed])
  expect(again.reply.text).toContain(enMore.elsewhere)
  const [mail, call] = linksOf(again)
  expect([decodeURIComponent(mail?.[0] ?? ''), mail?.[1]]).toEqual([
    'mailto:hello@example.com?body=It’s "broken" & cold\r\n100 %\r\n\r\nCompany\r\nSousa <Filhos>',
    'hello@example.com',
  ])
  expect(call).toEqual(CALL)
})

test('So does one that came too often, in its language', async () => {
  const limits = { ticketsPerMinute: 1 }
  const relay = await testRelay({ form: { elsewhere }, config: { limits } })
  await visitPage(relay)
  const limited = await visitPage(relay, '/f/contact?lang=ar')
  expect([limited.reply.status, limited.dir]).toEqual([429, 'rtl'])
  expect(limited.reply.text).toContain(arMore.elsewhere)
  expect(linksOf(limited)).toEqual([['mailto:hello@example.com', 'hello@example.com'], CALL])
})

test('A page that can be sent says nothing of it, whatever is wrong in it', async () => {
  const relay = await testRelay({ form: { elsewhere } })
  const first = await visitPage(relay)
  const wrong = await first.submit({ name: '' })
  const second = await wrong.submit(ADA)
  const last = await second.submit({ 'answers.message': 'Hello' })
  for (const page of [first, wrong, second, last]) {
    expect(page.reply.text).not.toContain(enMore.elsewhere)
    expect(linksOf(page)).toEqual([])
  }
})
