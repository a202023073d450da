import type { FieldError } from '../../shared/problem.ts'

/** The dates that were begun and not finished: for a script they are empty, for the visitor they are not. */
export const unfinished = (root: ShadowRoot): FieldError[] =>
  [...root.querySelectorAll<HTMLInputElement>('[type=date]')]
    .filter(({ validity }) => validity.badInput)
    .map(({ name }) => ({ field: name, code: 'date' }))
