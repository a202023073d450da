import { latinDigits } from './latin-digits.ts'

/**
 * Where numbers are not read in threes: the lengths of their groups, and how such numbers begin, calling code first. For
 * the eye alone, after the examples of libphonenumber, so it need not be complete.
 */
const CUSTOMS =
  '1334 1,55 91,433 447,334 441,244 442 5233 5255 5281 81 82,254 55,12222 33 212 237,22222 225,13322 7,' +
  '3322 7 90,3222 32 213 262 590 594 596 995,1322 32,2322 41 46 221 375 994 998,' +
  '233 216 359 371 387 598 855 961,2222 45 47 223 226 227 228,144 56 962,' +
  '234 27 36 60 64 66 94 233 251 258 263 264 353 355 380 385 593 966 971 972 992,134 27 64 66 353 966 971 972'

/** Shorter ones are read at a glance. */
const LONG = 6

/**
 * A phone number with gaps between its groups. One that has gaps, brackets or letters already stays as it is, and so does
 * every digit. `code` is the calling code of the country beside it.
 */
export function groupedPhone(typed: string, code: number | undefined): string {
  const phone = typed.replace(/\p{Cf}/gu, '').trim()
  const [, prefix = '', all = ''] = /^([+＋]|00)?(\d+)$/.exec(latinDigits(phone)) ?? []
  const own = prefix && all.startsWith(`${code}`) ? `${code}` : ''
  const national = all.slice(own.length)
  // The zero that is dialled within a country is one with what follows it.
  const digits = national.replace(/^0/, '')
  if (digits.length < LONG) return typed

  const groups = split(phone.slice(-digits.length), customsOf(`${prefix ? own : code}${digits}`))
  // A browser takes a blank between Arabic digits for the end of a number, and puts what follows to the left of it.
  const gap = /[٠-٩]/.test(phone) ? '\u00a0' : ' '
  const head = phone.slice(0, prefix.length + own.length)
  const zero = phone.slice(head.length, -digits.length)
  return head + (own && gap) + zero + groups.join(gap)
}

/** The lengths of groups, one digit each, that are usual for numbers that begin like this one. */
const customsOf = (number: string): string[] =>
  CUSTOMS.split(',')
    .map(custom => custom.split(' '))
    .filter(([, ...begins]) => begins.some(begin => number.startsWith(begin)))
    .map(([lengths = '']) => lengths)

/** By the first of the customs that comes out even, else into threes, with fours at the end for what is left over. */
function split(digits: string, customs: string[]): string[] {
  const fours = digits.length % 3
  const threes = '3'.repeat((digits.length - 4 * fours) / 3) + '4'.repeat(fours)
  const [, ...groups] =
    [...customs, threes]
      .map(lengths => new RegExp(`^${lengths.replace(/./g, '(.{$&})')}$`).exec(digits))
      .find(Boolean) ?? []
  return groups
}
