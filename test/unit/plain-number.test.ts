import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../shared/locales.ts'
import { plainNumber } from '../../widget/more/plain-number.ts'

describe('a number as people write it', () => {
  test.each([
    ['en', '1500', '1500'],
    ['en', '1,500', '1500'],
    ['en', '1,5', '1.5'],
    ['en', '1.500', '1.500'],
    ['en', '1,234,567.8', '1234567.8'],
    ['en', '1,00,000', '100000'],
    ['de', '1.500', '1500'],
    ['de', '1,500', '1.500'],
    ['de', '1.234,5', '1234.5'],
    ['de', '-3', '-3'],
    ['fr', '1\u202f500,5', '1500.5'],
    ['de-CH', '1’500.5', '1500.5'],
    ['ar', '١٢٣', '123'],
    ['ar', '١٬٥٠٠٫٥', '1500.5'],
    ['fa', '۱۵۰۰', '1500'],
    ['hi', '१२', '12'],
    ['zh-CN', '１２', '12'],
    ['en', '\u22125', '-5'],
    ['en', '\u200e12', '12'],
  ])('in %s: %s', (language, text, plain) => {
    expect(plainNumber(text, language)).toBe(plain)
  })

  test.each(['twelve', '12 people', '1-2', '1e3', '', '.'])('is none: %j', text => {
    expect(plainNumber(text, 'en')).not.toMatch(/^-?\d+(\.\d+)?$/)
  })

  test.each([...LOCALES])('is understood as %s writes it', language => {
    for (const value of [0, 7, 1234.5, -1234567.25]) {
      const written = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
      expect(Number(plainNumber(written, language))).toBe(value)
    }
  })
})
