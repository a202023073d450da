import type { Attend } from '../handle.ts'
import { createFormApi } from './create-form-api.ts'
import { groupPhone } from './group-phone.ts'
import { holdPlace } from './hold-place.ts'
import { keepDraft } from './keep-draft.ts'
import { knowCountries } from './know-countries.ts'
import css from './later.css?inline'
import { mailWhatWasTyped } from './mail-what-was-typed.ts'
import { prove } from './prove.ts'
import { showTest } from './show-test.ts'
import { tellProgress } from './tell-progress.ts'
import { watchNetwork } from './watch-network.ts'

export const attend: Attend = handle => {
  knowCountries(handle)
  dress(handle.root)
  showTest(handle)
  tellProgress(handle)
  groupPhone(handle)
  holdPlace(handle)
  keepDraft(handle)
  mailWhatWasTyped(handle)
  prove(handle)
  watchNetwork(handle)
  return createFormApi(handle)
}

/** Before the form's own sheet, so that the form's theme has the last word. */
function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets]
}
