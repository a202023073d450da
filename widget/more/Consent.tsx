import type { PublicForm } from '../../shared/public-form.ts'
import { FaultText } from '../fields/FaultText.tsx'
import { localText } from '../language/local-text.ts'
import { faultOf, type View } from '../view/view.ts'
import { LINK } from './link.ts'

interface ConsentProps {
  view: View
  consent: NonNullable<PublicForm['consent']>
}

/** The box to tick; its value is the version of the wording beside it. */
export function Consent({ view, consent: { version, label, required } }: ConsentProps) {
  const { draft, language, texts } = view.state
  const fault = faultOf(view.state, 'consent')
  const [before, words, address, after] = localText(label, language)?.split(LINK) ?? []
  return (
    <div class="field" part="field">
      <label class="consent" part="choice">
        <input
          type="checkbox"
          name="consent"
          value={version}
          checked={!!draft.consent}
          aria-invalid={fault && true}
          aria-describedby={fault && 'consent-fault'}
        />
        <span>
          {before}
          {address && (
            <a href={address} target="_blank" rel="noopener">
              {words}
            </a>
          )}
          {after}
          {!required && <small> ({texts.optional})</small>}
        </span>
      </label>
      <FaultText view={view} field="consent" />
    </div>
  )
}
