import { svgIcon } from './svg-icon.ts'

/** The button that stands over the page. */
export interface Launcher {
  /** In the top layer while it is shown, whatever the page's z-indexes are. */
  element: HTMLElement
  button: HTMLButtonElement
  text: HTMLElement
}

const BUBBLE = 'M20 11.5a7.5 7.5 0 0 1-11.2 6.5L4 19.5l1.5-4.6A7.5 7.5 0 1 1 20 11.5z'

export function createLauncher(): Launcher {
  const element = document.createElement('div')
  element.className = 'launcher'
  element.popover = 'manual'
  const button = document.createElement('button')
  button.type = 'button'
  button.ariaHasPopup = 'dialog'
  button.setAttribute('part', 'launcher')
  const text = document.createElement('span')
  button.append(svgIcon(BUBBLE), text)
  element.append(button)
  return { element, button, text }
}
