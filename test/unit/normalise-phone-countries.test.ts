import fc from 'fast-check'
import examples from 'libphonenumber-js/examples.mobile.json'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { normalisePhone } from '../../relay/intake/normalise-phone.ts'

/** What lies between the parts of a number, on paper and in address books. */
const separator = fc.constantFrom(' ', '-', '.', '\u00a0', '\u202f', '\u2011', ' - ')
const wrapping = fc.constantFrom(
  (text: string) => text,
  (text: string) => ` ${text} `,
  (text: string) => `\u202a${text}\u202c`,
  (text: string) => text.replaceAll(/[+\d]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
)

test.each(getCountries())('A mobile of %s is the same number however it is written', country => {
  const number = getExampleNumber(country, examples)
  if (number === undefined) throw new Error(`There is no example for ${country}`)
  const e164: string = number.number
  expect(e164).toMatch(/^\+\d{7,15}$/)
  const forms = [number.formatInternational(), number.formatNational(), number.number, number.getURI()]
  fc.assert(
    fc.property(fc.constantFrom(...forms), separator, wrapping, (form, between, wrap) => {
      const typed = wrap(form.startsWith('tel:') ? form : form.replaceAll(' ', between))
      expect(normalisePhone(typed, country)?.e164).toBe(e164)
    }),
    { numRuns: 25 },
  )
})
