import type { PublicForm } from '../../shared/public-form.ts'
import { localText } from '../language/local-text.ts'
import { directionOf } from '../locales/direction.ts'
import type { Common } from '../state/form-state.ts'
import type { Dialog } from './dialog.ts'
import type { Launcher } from './launcher.ts'

/** Gives what stands around the form its words, in the form's language. */
export const label =
  (form: PublicForm, frame: HTMLElement, launcher: Launcher, dialog: Dialog) =>
  ({ language, texts }: Pick<Common, 'language' | 'texts'>): void => {
    const title = localText(form.title, language) ?? texts.title
    frame.lang = language
    frame.dir = directionOf(language)
    launcher.text.textContent = localText(form.launcher?.label, language) ?? title
    dialog.element.ariaLabel = title
    dialog.close.ariaLabel = texts.close
  }
