import { LIMITS } from '../../shared/limits.ts'
import type { FieldError } from '../../shared/problem.ts'
import type { PublicQuestion } from '../../shared/public-form.ts'
import { dayOf, isDay, todayAt } from '../day.ts'
import { matchPattern, wholePattern } from '../match-pattern.ts'
import { hasForbiddenCharacters } from './clean-text.ts'

/** Digits without the zeros that say nothing. */
const NUMBER = /^(-?)0*(\d{1,15})(?:\.(?=\d)(\d{0,20}?)0*)?$/

export type Fault = Omit<FieldError, 'field'>

/** A question of one kind. */
type Of<Kind extends PublicQuestion['kind']> = Extract<PublicQuestion, { kind: Kind }>

/**
 * Makes of what a visitor has answered, which is not blank, what the upstream gets; or says what is wrong with it.
 * @param at milliseconds since 1970, for bounds that go by today
 */
export function checkAnswer(question: PublicQuestion, given: string, at: number): { answer: string } | Fault {
  switch (question.kind) {
    case 'text':
    case 'textarea':
      return checkText(question, given)
    case 'select':
    case 'radio':
      return question.options.some(({ value }) => value === given) ? { answer: given } : { code: 'option' }
    case 'checkboxes':
      return checkChoices(question, given)
    case 'number':
      return checkNumber(question, given)
    case 'date':
      return checkDate(question, given, at)
    case 'url':
      return checkUrl(given)
  }
}

function checkText(question: Of<'text'> | Of<'textarea'>, answer: string): { answer: string } | Fault {
  const { kind, minLength = 0, maxLength } = question
  if (answer.length > maxLength) return { code: 'too_long', max: maxLength }
  if (hasForbiddenCharacters(answer, kind === 'text' ? 'one line' : 'several lines'))
    return { code: 'characters' }
  if (answer.length < minLength) return { code: 'too_short', min: minLength }
  const pattern = question.kind === 'text' ? question.pattern : undefined
  const matches = pattern === undefined || matchPattern(wholePattern(pattern), answer) === true
  return matches ? { answer } : { code: 'pattern' }
}

/** In the order in which they are offered, whatever they were sent in. */
function checkChoices({ options, minChoices = 0, maxChoices }: Of<'checkboxes'>, given: string) {
  const values = new Set(given.split(',').map(value => value.trim()))
  const chosen = options.map(({ value }) => value).filter(value => values.delete(value))
  if (values.size > 0) return { code: 'option' } as const
  if (chosen.length < minChoices) return { code: 'too_few', min: minChoices } as const
  if (maxChoices !== undefined && chosen.length > maxChoices)
    return { code: 'too_many', max: maxChoices } as const
  return { answer: chosen.join(', ') }
}

function checkNumber({ min, max, decimals }: Of<'number'>, given: string): { answer: string } | Fault {
  const [found, sign = '', digits = '', fraction = ''] = NUMBER.exec(given) ?? []
  if (found === undefined || fraction.length > decimals) return { code: 'number' }
  const answer = `${sign}${digits}${fraction && `.${fraction}`}`
  const value = Number(answer)
  if (value < min) return { code: 'min', min }
  if (max !== undefined && value > max) return { code: 'max', max }
  return { answer: value === 0 ? '0' : answer }
}

/** A day counts as today as long as it is today anywhere: where the visitor is, is not known. */
function checkDate({ min, max }: Of<'date'>, answer: string, at: number): { answer: string } | Fault {
  if (!isDay(answer)) return { code: 'date' }
  const { west, east } = todayAt(at)
  const [first, last] = [min && dayOf(min, west), max && dayOf(max, east)]
  if (first !== undefined && answer < first) return { code: 'early', min: first }
  if (last !== undefined && answer > last) return { code: 'late', max: last }
  return { answer }
}

/** Upstreams may show it as a link, so that nothing is taken but a web address without a password. */
function checkUrl(given: string): { answer: string } | Fault {
  if (given.length > LIMITS.url) return { code: 'too_long', max: LIMITS.url }
  const typed = given.replaceAll(/\p{Cf}/gu, '')
  const answer = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  const isPlain = /^https?:\/\/[^/]/i.test(answer) && !/[\s\p{C}\\<>"]/u.test(answer)
  if (!isPlain || !URL.canParse(answer)) return { code: 'url' }
  const { hostname, username, password } = new URL(answer)
  const isNamed = /[^.]\.[^.]/.test(hostname)
  return isNamed && username + password === '' ? { answer } : { code: 'url' }
}
