import type { Answer } from './ask.ts'
import type { Tag } from './page/find-tags.ts'
import type { Page } from './page/read-page.ts'

/** What the checks look at. */
export interface View {
  page: Page
  /** The relay's origin. */
  relay: string
  /** Null where neither the operator nor the page names one. */
  form: string | null
  /** The form's `sites`; null without a config. */
  sites: readonly string[] | null
  /** Whatever loads, or was meant to load, a script such as Foyer's: of any relay, any form. */
  tags: readonly Tag[]
  /** Those that a browser runs, sooner or later, and that are of the relay and the form. */
  live: readonly Tag[]
  /** What the relay answered to a request for the form's script; null without a form. */
  script: Answer | null
}
