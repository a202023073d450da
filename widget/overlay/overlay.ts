import type { FormHandle } from '../handle.ts'
import type { Inlined, LoadTexts } from '../inlined.ts'
import { comeBack } from './come-back.ts'
import { createOverlayApi } from './create-overlay-api.ts'
import { createDialog } from './dialog.ts'
import { label } from './label.ts'
import { createLauncher } from './launcher.ts'
import { openByItself } from './open-by-itself.ts'
import css from './overlay.css?inline'

/** Puts a launcher and a dialog into the host. The form itself is downloaded and drawn when it is opened. */
export type Float = (
  host: HTMLElement,
  inlined: Inlined,
  language: string,
  loadTexts: LoadTexts,
  draw: (host: HTMLElement, language: string) => Promise<FormHandle>,
) => Promise<Pick<FormHandle, 'later'>>

/** This file, as it is brought. */
export interface OverlayFile {
  float: Float
}

export const float: Float = async (host, inlined, language, loadTexts, draw) => {
  const { form } = inlined
  const texts = await loadTexts(language)
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  // The form's theme is for what is around it too.
  sheet.replaceSync(css + (form.css ?? ''))
  root.adoptedStyleSheets = [sheet]

  const frame = document.createElement('div')
  frame.className = `foyer frame ${host.dataset.mode ?? form.mode} ${form.launcher?.side ?? 'end'}`
  const dialog = createDialog(host.dataset)
  const launcher = createLauncher()
  frame.append(launcher.element, dialog.element)
  root.append(frame)
  const relabel = label(form, frame, launcher, dialog)
  relabel({ language, texts })

  let drawing: Promise<FormHandle> | undefined
  function getForm() {
    drawing ??= draw(dialog.place, language).then(handle => {
      handle.watchers.add(relabel)
      return handle
    })
    drawing.catch(() => {
      drawing = undefined
    })
    return drawing
  }

  const api = createOverlayApi({ host, inlined, launcher, dialog, getForm })
  if (host.dataset.launcher !== 'none' && form.launcher?.show !== false)
    comeBack(host, form.id, () => host.isConnected && launcher.element.showPopover())
  openByItself(form, host, api.offer)
  return { later: async () => api }
}
