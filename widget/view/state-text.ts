import { fillIn } from '../locales/fill-in.ts'
import type { FormState } from '../state/form-state.ts'

/** The sentence that tells the visitor where things stand; while they are filling in it is of the network alone. */
export function stateText(state: FormState): string {
  const { texts, at, language } = state
  if (at === 'filling') return state.cutOff ? texts.offline : ''
  return at === 'waiting' ? fillIn(texts.wait, { seconds: state.seconds }, language) : texts[at]
}

export const stepText = ({ texts, step, language }: FormState): string =>
  fillIn(texts.step, { n: step, total: 2 }, language)
