import { describe, expect, test } from 'vitest'
import { checkContact as check } from '../../relay/intake/check-contact.ts'
import type { Form } from '../../relay/intake/form.ts'
import type { ConversationRequest } from '../../shared/conversations.ts'
import { formWith, requestWith } from '../helpers/forms.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const checkContact = (form: Form, request: ConversationRequest) => check(form, request, NOW)

type Changes = Partial<ConversationRequest>
const EMAIL = 'ada@example.com'
const PHONE = '020 7946 0958'
const E164 = '+442079460958'

function errorsOf(contact: string, changes: Changes, form: object = {}) {
  const { email: _, ...rest } = requestWith()
  const checked = checkContact(formWith({ contact, ...form }), { ...rest, ...changes })
  return 'errors' in checked ? checked.errors : []
}

describe('which of email and phone a form takes', () => {
  test.each<[contact: string, given: string, changes: Changes, errors: object[]]>([
    ['either', 'an email', { email: EMAIL }, []],
    ['either', 'a phone', { phone: PHONE }, []],
    ['either', 'both', { email: EMAIL, phone: PHONE }, []],
    ['either', 'neither', {}, [{ field: 'contact', code: 'required' }]],
    ['either', 'blanks', { email: ' ', phone: '\t' }, [{ field: 'contact', code: 'required' }]],
    ['email', 'an email', { email: EMAIL }, []],
    ['email', 'an email and an empty phone', { email: EMAIL, phone: '' }, []],
    ['email', 'nothing', {}, [{ field: 'email', code: 'required' }]],
    ['email', 'both', { email: EMAIL, phone: PHONE }, [{ field: 'phone', code: 'unknown' }]],
    ['phone', 'a phone', { phone: PHONE }, []],
    ['phone', 'nothing', {}, [{ field: 'phone', code: 'required' }]],
    ['phone', 'both', { email: EMAIL, phone: PHONE }, [{ field: 'email', code: 'unknown' }]],
    ['both', 'both', { email: EMAIL, phone: PHONE }, []],
    ['both', 'an email', { email: EMAIL }, [{ field: 'phone', code: 'required' }]],
    ['both', 'a phone', { phone: PHONE }, [{ field: 'email', code: 'required' }]],
    [
      'both',
      'neither',
      {},
      [
        { field: 'email', code: 'required' },
        { field: 'phone', code: 'required' },
      ],
    ],
  ])('%s, given %s', (contact, _given, changes, errors) => {
    expect(errorsOf(contact, changes)).toEqual(errors)
  })
})

describe('a contact is refused for', () => {
  test.each<[what: string, changes: Changes, errors: object[]]>([
    ['an empty name', { name: '' }, [{ field: 'name', code: 'required' }]],
    ['a blank name', { name: ' \u00a0\n' }, [{ field: 'name', code: 'required' }]],
    ['an invisible name', { name: '\u200b\u2060' }, [{ field: 'name', code: 'required' }]],
    ['a name with a line break', { name: 'Ada\nLovelace' }, [{ field: 'name', code: 'characters' }]],
    ['a name with a bidi override', { name: 'Ada\u202e' }, [{ field: 'name', code: 'characters' }]],
    ['a name with half a surrogate pair', { name: 'Ada\ud800' }, [{ field: 'name', code: 'characters' }]],
    [
      'a name that composing makes too long',
      { name: '\u0958'.repeat(200) },
      [{ field: 'name', code: 'too_long', max: 200 }],
    ],
    ['an impossible email', { email: 'ada@' }, [{ field: 'email', code: 'email' }]],
    ['an impossible phone', { phone: '911' }, [{ field: 'phone', code: 'phone' }]],
    ['a country that there is not', { phone: PHONE, country: 'XX' }, [{ field: 'country', code: 'country' }]],
    ['a language that is not offered', { language: 'de' }, [{ field: 'language', code: 'language' }]],
    ['a malformed language', { language: 'e' }, [{ field: 'language', code: 'language' }]],
    [
      'a control character in a hidden field',
      { fields: { campaign: 'a\u0000' } },
      [{ field: 'fields.campaign', code: 'characters' }],
    ],
    [
      'a control character in the address of the page',
      { page: { url: 'https://www.example.com/\u0000' } },
      [{ field: 'page.url', code: 'characters' }],
    ],
    [
      'half a surrogate pair in the referrer',
      { page: { url: 'https://www.example.com/', referrer: '\ud800' } },
      [{ field: 'page.referrer', code: 'characters' }],
    ],
    [
      'a line break in the version of the consent',
      { consent: { version: '1\n2' } },
      [{ field: 'consent.version', code: 'characters' }],
    ],
  ])('%s', (_what, changes, errors) => {
    expect(errorsOf('either', { email: EMAIL, ...changes })).toEqual(errors)
  })

  test('everything that is wrong, at once', () => {
    const changes = { name: '', email: 'ada', phone: '1', language: 'xx', fields: { a: '\u0007' } }
    expect(errorsOf('either', changes).map(({ field }) => field)).toEqual([
      'name',
      'email',
      'phone',
      'language',
      'fields.a',
    ])
  })
})

describe('a contact', () => {
  const contactOf = (changes: Changes, form: object = {}) => {
    const checked = checkContact(formWith(form), requestWith(changes))
    return 'contact' in checked ? checked.contact : null
  }

  test('is known by its email where there is one', () => {
    expect(contactOf({ email: ' Ada@Example.com', phone: PHONE })).toMatchObject({
      identity: { channel: 'webform', identifier: EMAIL },
      email: EMAIL,
      phone: { e164: E164 },
    })
  })

  test('is known by its E.164 number where there is no email', () => {
    const { email: _, ...rest } = requestWith({ phone: PHONE })
    expect(checkContact(formWith(), rest)).toMatchObject({
      contact: { identity: { channel: 'webform', identifier: E164 } },
    })
  })

  test('holds nothing that was not given', () => {
    expect(contactOf({ name: ' Ada ', phone: '', country: '' })).toEqual({
      identity: { channel: 'webform', identifier: EMAIL },
      name: 'Ada',
      email: EMAIL,
      language: 'en',
    })
  })

  test('keeps page, consent and hidden fields', () => {
    const extras = {
      page: { url: 'https://www.example.com/contact', referrer: 'https://search.example/' },
      consent: { version: '2026-01' },
      fields: { campaign: 'spring' },
    }
    expect(contactOf(extras)).toMatchObject(extras)
  })

  test.each(['javascript:alert(1)', 'about:srcdoc', 'file:///home/ada/'])(
    'passes no address on that is not of the web: %s',
    url => {
      expect(contactOf({ page: { url, referrer: url } })?.page).toEqual({})
    },
  )

  const CAMPAIGN = 'utm_source=news&utm_medium=email&utm_campaign=spring&utm_term=t&utm_content=c'

  test('knows the campaign that its page’s address tells of', () => {
    const url = `https://www.example.com/?q=1&${CAMPAIGN}&gclid=G-1&fbclid=F-1&msclkid=M-1&utm_id=5#top`
    expect(contactOf({ page: { url } })?.campaign).toEqual({
      ...Object.fromEntries(new URLSearchParams(CAMPAIGN)),
      ...{ gclid: 'G-1', fbclid: 'F-1', msclkid: 'M-1' },
    })
  })

  test.each([
    ['nothing where there is none', '?q=utm_source', undefined],
    ['nothing that is empty', '?utm_source=&utm_medium=%20&gclid', undefined],
    ['the first of several', '?gclid=a&gclid=b', { gclid: 'a' }],
    ['text as it was meant', '?utm_term=caf%C3%A9+noir%26co', { utm_term: 'café noir&co' }],
    ['nothing that could not be shown', '?utm_term=a%00b&utm_source=%E2%80%AEabc&gclid=a%0Ab', undefined],
    ['what there is of an escape that was cut', '?utm_source=a%E2%82', { utm_source: 'a\ufffd' }],
    ['500 characters of a value', `?gclid=${'x'.repeat(900)}`, { gclid: 'x'.repeat(500) }],
    [
      'no half of a character',
      `?gclid=${'x'.repeat(499)}%F0%9F%99%82`,
      { gclid: `${'x'.repeat(499)}\ufffd` },
    ],
  ])('takes %s for a campaign', (_what, query, campaign) => {
    expect(contactOf({ page: { url: `https://www.example.com/${query}` } })?.campaign).toEqual(campaign)
  })

  test.each(['/contact?gclid=1', 'https://', ''])('takes no campaign from what is no address: “%s”', url => {
    expect(contactOf({ page: { url } })).not.toHaveProperty('campaign')
  })

  test('takes the name of the form in its canonical spelling as its language', () => {
    expect(contactOf({ language: 'PT-br' }, { languages: ['en', 'pt-br'] })?.language).toBe('pt-BR')
  })

  test.each([
    ['the country that the visitor chose', { country: 'us' }, { country: 'GB' }, '+12133734253'],
    ['the country of the form', {}, { country: 'US' }, '+12133734253'],
  ])('reads its phone after %s', (_which, changes, form, e164) => {
    expect(contactOf({ phone: '(213) 373-4253', ...changes }, form)?.phone?.e164).toBe(e164)
  })
})

describe('of a form that is routed by an answer', () => {
  const options = [{ value: 'sales', label: 'Sales' }]
  const form = formWith({
    questions: [
      { key: 'topic', kind: 'select', label: 'Topic', options },
      { key: 'message', kind: 'textarea' },
    ],
    route: [{ when: { answers: { topic: 'sales' } }, upstream: 'crm' }],
  })

  test('the answer is part of the contact', () => {
    const checked = checkContact(form, requestWith({ answers: { topic: 'sales' } }))
    expect(checked).toMatchObject({ contact: { answers: { topic: 'sales' } } })
  })

  test.each([[undefined], [{}], [{ topic: '' }]])('the contact has none given %j', answers => {
    const checked = checkContact(form, requestWith(answers === undefined ? {} : { answers }))
    expect('contact' in checked && Object.keys(checked.contact)).toEqual([
      'identity',
      'name',
      'email',
      'language',
    ])
  })

  test('what is wrong with it is said beside what is wrong with the rest', () => {
    expect(checkContact(form, requestWith({ name: '', answers: { topic: 'jobs', message: 'Hi' } }))).toEqual({
      errors: [
        { field: 'name', code: 'required' },
        { field: 'answers.topic', code: 'option' },
        { field: 'answers.message', code: 'unknown' },
      ],
    })
  })
})

describe('consent', () => {
  const label = 'I agree.'
  const consenting = (changes: object = {}) =>
    formWith({ consent: { version: '2026-11', former: ['2026-10'], label, ...changes } })
  const outcome = (form: Form, version?: string) => {
    const checked = checkContact(form, requestWith(version === undefined ? {} : { consent: { version } }))
    return 'errors' in checked ? checked.errors : (checked.contact.consent ?? null)
  }

  test.each(['2026-11', '2026-10'])('to the wording %s is kept by its version', version => {
    expect(outcome(consenting(), version)).toEqual({ version })
  })

  test('to a wording that the form never had is refused', () => {
    expect(outcome(consenting(), '2026-09')).toEqual([{ field: 'consent.version', code: 'option' }])
    expect(outcome(consenting({ required: false }), 'yes')).toEqual([
      { field: 'consent.version', code: 'option' },
    ])
  })

  test('that is needed is not left out', () => {
    expect(outcome(consenting())).toEqual([{ field: 'consent', code: 'consent' }])
  })

  test('that is not needed may be left out', () => {
    expect(outcome(consenting({ required: false }))).toBeNull()
  })
})
