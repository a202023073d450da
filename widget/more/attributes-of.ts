import type { PublicQuestion } from '../../shared/public-form.ts'
import { dayOf } from './day-of.ts'

/**
 * How the control of a question differs from that of a text. A number is a text for the browser: what it takes for a
 * number goes by its own language, and what it does not it hides.
 */
export function attributesOf(question: PublicQuestion): object | undefined {
  switch (question.kind) {
    case 'number': {
      const inputmode = question.min < 0 ? 'text' : question.decimals > 0 ? 'decimal' : 'numeric'
      return { inputmode, dir: 'ltr', autocomplete: 'off' }
    }
    case 'date': {
      const { min, max } = question
      return { type: 'date', dir: undefined, min: dayOf(min), max: dayOf(max) }
    }
    case 'url':
      return { type: 'url', inputmode: 'url', dir: 'ltr', autocomplete: 'url', spellcheck: 'false' }
    default:
      return undefined
  }
}
