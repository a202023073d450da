import { expect, test } from 'vitest'
import { normaliseEmail } from '../../relay/intake/normalise-email.ts'

const ADA = 'ada@example.com'

test.each([
  ['as it should be', 'ada@example.com', ADA],
  ['in capitals', 'ADA@Example.COM', ADA],
  ['between spaces', '\t ada@example.com \n', ADA],
  ['between no-break spaces', '\u00a0ada@example.com\u00a0', ADA],
  ['around a zero-width space', 'ada\u200b@example.com', ADA],
  ['around a soft hyphen', 'ada@exam\u00adple.com', ADA],
  ['behind a byte order mark', '\ufeffada@example.com', ADA],
  ['in the direction marks of an address book', '\u202aada@example.com\u202c', ADA],
  ['in full-width letters', 'ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', ADA],
  ['with an ideographic full stop', 'ada@example。com', ADA],
  ['with an international domain', 'ada@Bücher.example', 'ada@xn--bcher-kva.example'],
  ['with an international domain in ASCII', 'ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
  ['with an Arabic domain', 'ada@مثال.إختبار', 'ada@xn--mgbh0fb.xn--kgbechtv'],
  ['with a tag', 'ada+form@example.com', 'ada+form@example.com'],
  ['with an apostrophe', "o'brien@example.com", "o'brien@example.com"],
  ['with a subdomain', 'ada@mail.example.co.uk', 'ada@mail.example.co.uk'],
])('An address %s has one spelling', (_how, typed, email) => {
  expect(normaliseEmail(typed)).toBe(email)
})

test.each([
  ['nothing', ''],
  ['blanks', '   '],
  ['a name', 'ada'],
  ['an at sign', '@'],
  ['no local part', '@example.com'],
  ['no domain', 'ada@'],
  ['a host without a dot', 'ada@localhost'],
  ['two at signs', 'ada@home@example.com'],
  ['two dots', 'ada..lovelace@example.com'],
  ['two dots in the domain', 'ada@example..com'],
  ['a dot first in the domain', 'ada@.example.com'],
  ['a blank inside', 'ada lovelace@example.com'],
  ['a blank in the domain', 'ada@exam ple.com'],
  ['a tab in the domain', 'ada@exam\tple.com'],
  ['a line break', 'ada@example.com\nbcc: eve@example.com'],
  ['a NUL', 'ada\u0000@example.com'],
  ['half a surrogate pair', 'ada\ud800@example.com'],
  ['half a surrogate pair in the domain', 'ada@exam\udfffple.com'],
  ['a name and an address', 'Ada <ada@example.com>'],
  ['two addresses', 'ada@example.com, eve@example.com'],
  ['a link', 'mailto:ada@example.com'],
  ['a quoted local part', '"ada lovelace"@example.com'],
  ['a hyphen first', 'ada@-example.com'],
  ['an underscore in the domain', 'ada@exam_ple.com'],
  ['a path', 'ada@example.com/contact'],
  ['a path in the Windows manner', 'ada@example.com\\contact'],
  ['a query', 'ada@example.com?subject=hello'],
  ['a fragment', 'ada@example.com#me'],
  ['a port', 'ada@example.com:25'],
  ['percent encoding in the domain', 'ada@ex%61mple.com'],
  ['an IPv4 address', 'ada@192.0.2.1'],
  ['an IPv4 address in two parts', 'ada@1.2'],
  ['an IPv4 address in hexadecimal', 'ada@0x7f.1'],
  ['an address literal', 'ada@[192.0.2.1]'],
  ['256 characters', `${'a'.repeat(244)}@example.com`],
])('%s is no address', (_what, typed) => {
  expect(normaliseEmail(typed)).toBeNull()
})

test('255 characters are an address', () => {
  const email = `${'a'.repeat(243)}@example.com`
  expect(email).toHaveLength(255)
  expect(normaliseEmail(email)).toBe(email)
})

test('The ASCII form of an international domain counts for the length', () => {
  const typed = `${'a'.repeat(240)}@bücher.example`
  expect(typed).toHaveLength(255)
  expect(normaliseEmail(typed)).toBeNull()
})
