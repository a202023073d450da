import type { PublicQuestion } from '../../shared/public-form.ts'
import type { Fault } from '../state/form-state.ts'
import { dayOf } from './day-of.ts'
import { valuesIn } from './is-asked.ts'

/** What is wrong with how many are chosen, or with a day, for which the visitor's own calendar counts. */
export function faultIn(question: PublicQuestion, answer = ''): Fault | undefined {
  if (question.kind === 'checkboxes') {
    const { required, minChoices = 1, maxChoices = Number.POSITIVE_INFINITY } = question
    const { length } = valuesIn(question, answer)
    if ((length || required) && length < minChoices) return { code: 'too_few', min: minChoices }
    if (length > maxChoices) return { code: 'too_many', max: maxChoices }
  }
  if (question.kind === 'date' && answer) {
    const [min, max] = [dayOf(question.min), dayOf(question.max)]
    if (min && answer < min) return { code: 'early', min }
    if (max && answer > max) return { code: 'late', max }
  }
  return undefined
}
