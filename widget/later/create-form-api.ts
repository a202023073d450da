import type { FormApi } from '../form-api.ts'
import type { FormHandle } from '../handle.ts'
import { matchLanguage } from '../language/match-language.ts'
import { placeOf } from '../view/move-focus.ts'
import { leaveDraft } from './draft-keepers.ts'
import { forgetDraft } from './forget-draft.ts'
import { listening } from './listening.ts'
import { prefilled } from './prefilled.ts'

/** What the page can ask of a form that stands in its place. */
export function createFormApi(handle: FormHandle): FormApi {
  const { form, host, root, dispatch } = handle
  return {
    ...listening(host),
    async open() {
      placeOf(root, handle.state())?.focus()
    },
    close() {},
    reset() {
      if (handle.state().at === 'sending') return
      dispatch({ type: 'again' })
      forgetDraft(handle)
    },
    destroy() {
      forgetDraft(handle)
      leaveDraft(handle)
      host.remove()
    },
    prefill(values) {
      dispatch({ type: 'merged', now: { draft: prefilled(form, handle.state().draft, values) } })
    },
    async setLanguage(wanted) {
      const language = matchLanguage(form.languages, wanted)
      if (!language) throw new RangeError(`The form "${form.id}" does not speak ${wanted}`)
      await handle.speak(language)
    },
  }
}
