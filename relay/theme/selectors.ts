import type { Thing } from './preset.ts'

/** Where a style sheet has each thing; what it does not have is left out. */
export type Selectors = Partial<Record<Thing, string>>

/** Of the widget, as in `widget/style/`. */
export const WIDGET: Selectors = {
  root: '.foyer',
  card: '.foyer',
  title: 'h2',
  bars: 'header p::before,header p::after',
  step: '.step',
  label: 'label,legend',
  control: 'input,textarea,.box',
  textarea: 'textarea',
  // As the minifier makes it of the sheet's own list, with the weight of the heavier one.
  wrong: ':is([aria-invalid="true"],.pick:has([aria-invalid="true"]))',
  focused: 'input:focus,textarea:focus,.box:focus-within',
  segments: '.segments',
  segment: '.segments span',
  chosen: '.segments :checked+span',
  choice: '.choices label',
  actions: '.actions',
  button: 'button',
  submit: '[type="submit"]',
  submitHovered: '[type="submit"]:hover',
  notice: '.notice',
}

/** Of the hosted page, which has no segments and one button. */
export const PAGE: Selectors = {
  root: ':root',
  card: 'main',
  title: 'h1',
  step: 'form,fieldset',
  label: 'label,legend',
  control: 'input,select,textarea',
  textarea: 'textarea',
  wrong: '[aria-invalid]',
  focused: ':is(input,select,textarea):focus-visible',
  choice: 'fieldset.choices label',
  button: 'button',
  submit: 'button',
  submitHovered: 'button:hover',
  notice: '.notice',
}
