import { expect, test } from '@playwright/test'
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { CALLING_CODES } from '../../widget/later/calling-codes.ts'

test('The form’s table of countries is the relay’s', () => {
  const expected = getCountries().map(country => [country, Number(getCountryCallingCode(country))])
  expect([...CALLING_CODES].sort()).toEqual(expected.sort())
})
