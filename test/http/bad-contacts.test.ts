import { describe, expect, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept, sharedRelay } from '../helpers/shared-relay.ts'
import { SITE } from '../helpers/start-relay.ts'

const relay = sharedRelay()
const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', language: 'en' }
const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 'x']))

describe('step one refuses', () => {
  test.each<[what: string, changes: object, field: string, code: string, max?: number]>([
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'name', 'too_long', 200],
    ['no name', { name: undefined }, 'name', 'required'],
    ['an empty name', { name: '' }, 'name', 'required'],
    ['a blank name', { name: ' \t\u3000' }, 'name', 'required'],
    ['a name of joiners', { name: '\u200d\u200c' }, 'name', 'required'],
    ['a number for a name', { name: 42 }, 'name', 'type'],
    ['null for a name', { name: null }, 'name', 'type'],
    ['a list for a name', { name: ['Ada'] }, 'name', 'type'],
    ['an object for a name', { name: { first: 'Ada' } }, 'name', 'type'],
    ['a control character', { name: 'Ada\u0007' }, 'name', 'characters'],
    ['a line break in the name', { name: 'Ada\r\nBcc: eve@example.com' }, 'name', 'characters'],
    ['a bidi override', { name: 'Ada \u202eecalevoL' }, 'name', 'characters'],
    ['half a surrogate pair', { name: 'Ada\ud83d' }, 'name', 'characters'],
    ['neither email nor phone', { email: undefined }, 'contact', 'required'],
    ['empty email and phone', { email: '', phone: '  ' }, 'contact', 'required'],
    ['an email without a domain', { email: 'ada@' }, 'email', 'email'],
    ['an email without a dot', { email: 'ada@localhost' }, 'email', 'email'],
    ['an email with a name', { email: 'Ada <ada@example.com>' }, 'email', 'email'],
    ['an email of 256 characters', { email: `${'a'.repeat(244)}@example.com` }, 'email', 'too_long', 255],
    ['true for an email', { email: true }, 'email', 'type'],
    ['null for an email', { email: null }, 'email', 'type'],
    ['letters for a phone', { phone: '1-800-FLOWERS' }, 'phone', 'phone'],
    ['an emergency call', { phone: '999' }, 'phone', 'phone'],
    ['a phone of 65 characters', { phone: '0'.repeat(65) }, 'phone', 'too_long', 64],
    ['a number that is no text', { phone: 442079460958 }, 'phone', 'type'],
    ['a country that there is not', { phone: '020 7946 0958', country: 'XX' }, 'country', 'country'],
    ['a country by its name', { phone: '020 7946 0958', country: 'GBR' }, 'country', 'too_long', 2],
    ['a language outside the form', { language: 'de' }, 'language', 'language'],
    ['a malformed language', { language: 'en_GB' }, 'language', 'language'],
    ['an empty language', { language: '' }, 'language', 'language'],
    ['a long language', { language: `en-${'x'.repeat(33)}` }, 'language', 'too_long', 35],
    ['an unknown key', { colour: 'red' }, 'colour', 'unknown'],
    ['the key of an upstream', { customer_identifier: 'eve' }, 'customer_identifier', 'unknown'],
    ['21 hidden fields', { fields: fields(21) }, 'fields', 'type'],
    ['a bad key of a hidden field', { fields: { 'utm-source': 'x' } }, 'fields.utm-source', 'unknown'],
    [
      'a long key of a hidden field',
      { fields: { ['x'.repeat(41)]: 'x' } },
      `fields.${'x'.repeat(41)}`,
      'unknown',
    ],
    ['a long hidden field', { fields: { a: 'x'.repeat(501) } }, 'fields.a', 'too_long', 500],
    ['a number in a hidden field', { fields: { a: 1 } }, 'fields.a', 'type'],
    ['a control character in a hidden field', { fields: { a: '\u0000' } }, 'fields.a', 'characters'],
    ['a list of hidden fields', { fields: ['x'] }, 'fields', 'type'],
    ['a page that is a text', { page: 'https://www.example.com' }, 'page', 'type'],
    ['a page with an unknown key', { page: { url: 'x', title: 'x' } }, 'page.title', 'unknown'],
    ['a page without an address', { page: {} }, 'page.url', 'required'],
    ['a page with a long address', { page: { url: 'x'.repeat(2049) } }, 'page.url', 'too_long', 2048],
    ['an empty consent', { consent: { version: '' } }, 'consent.version', 'required'],
    ['a consent that is true', { consent: true }, 'consent', 'type'],
  ])('%s', async (_what, changes, field, code, max) => {
    const reply = await relay().open({ ...ADA, ...changes })
    expectProblem(reply, 'fields_invalid', [{ field, code, ...(max === undefined ? {} : { max }) }])
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe(SITE)
    expectNothingKept(relay())
  })

  test('everything that is wrong at once', async () => {
    const reply = await relay().open({ name: ' ', email: 'ada', phone: '1', language: 'xx' })
    expectProblem(reply, 'fields_invalid', [
      { field: 'name', code: 'required' },
      { field: 'email', code: 'email' },
      { field: 'phone', code: 'phone' },
      { field: 'language', code: 'language' },
    ])
  })

  test('a JSON text with the same key twice by its last value', async () => {
    const ticket = await relay().entryTicket()
    const body = `{"ticket":"${ticket}","language":"en","email":"ada@example.com","name":"Ada","name":""}`
    const reply = await relay().post('/v1/forms/contact/conversations', body)
    expectProblem(reply, 'fields_invalid', [{ field: 'name', code: 'required' }])
  })
})
