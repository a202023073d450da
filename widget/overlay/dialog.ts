import { svgIcon } from './svg-icon.ts'

/** What holds the form while it is open. */
export interface Dialog {
  element: HTMLDialogElement
  close: HTMLButtonElement
  /** Where the form is drawn; with the attributes of the host, which may hold hidden fields. */
  place: HTMLElement
}

const CROSS = 'M6 6l12 12M18 6L6 18'
/** What a page may style from outside, at the form as at what is around it. */
const PARTS =
  'card, title, intro, progress, language, field, label, hint, input, select, choice, button, submit, back, notice, fault, ending, icon'

export function createDialog(attributes: DOMStringMap): Dialog {
  const element = document.createElement('dialog')
  element.tabIndex = -1
  element.setAttribute('part', 'dialog')
  const place = document.createElement('div')
  place.className = 'form'
  Object.assign(place.dataset, attributes)
  place.setAttribute('exportparts', PARTS)
  const close = document.createElement('button')
  close.className = 'close'
  close.type = 'button'
  close.setAttribute('part', 'close')
  close.append(svgIcon(CROSS))
  element.append(place, close)
  return { element, close, place }
}
