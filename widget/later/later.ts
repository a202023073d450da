import type { FormHandle } from '../handle.ts'
import { countries } from './countries.ts'
import { createFormApi } from './create-form-api.ts'
import type { FormApi } from './form-api.ts'
import { holdPlace } from './hold-place.ts'
import { keepDraft } from './keep-draft.ts'
import css from './later.css?inline'
import { tellProgress } from './tell-progress.ts'
import { watchNetwork } from './watch-network.ts'

/** What a form can do once the visitor has come into it, or the page has asked for it. */
export interface Later extends FormApi {}

/** This file, as it is brought. */
export interface LaterFile {
  attend(handle: FormHandle): Later
}

/** Joins a form that has been drawn, once. */
export function attend(handle: FormHandle): Later {
  handle.dispatch({ type: 'merged', now: { countries } })
  dress(handle.root)
  tellProgress(handle)
  holdPlace(handle)
  keepDraft(handle)
  watchNetwork(handle)
  return createFormApi(handle)
}

/** Before the form's own sheet, so that the form's theme has the last word. */
function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets]
}
