import { ContactStep } from '../fields/ContactStep.tsx'
import { LanguageChoice } from '../fields/LanguageChoice.tsx'
import { QuestionFields } from '../fields/QuestionFields.tsx'
import { localText } from '../language/local-text.ts'
import { Elsewhere } from '../more/Elsewhere.tsx'
import { Actions } from './Actions.tsx'
import { Icon } from './Icon.tsx'
import { stateText, stepText } from './state-text.ts'
import type { View } from './view.ts'

/** The form until it is sent. */
export function Form({ view }: { view: View }) {
  const { form, state } = view
  const { at, step, language, texts } = state
  const notice = at !== 'sending' && stateText(state)
  return (
    <form novalidate aria-labelledby="title" aria-busy={at === 'sending'}>
      <header>
        {form.steps === 2 && (
          <p part="progress" data-step={step}>
            <span key={step}>{stepText(state)}</span>
          </p>
        )}
        {step === 1 && form.languages[1] && <LanguageChoice view={view} />}
      </header>
      <h2 id="title" part="title">
        {localText(form.title, language) ?? texts.title}
      </h2>
      {step === 1 && form.intro && (
        <p class="intro" part="intro">
          {localText(form.intro, language)}
        </p>
      )}
      {at !== 'refused' && (
        <div class="step" key={step}>
          {step === 1 && <ContactStep view={view} />}
          <QuestionFields view={view} />
        </div>
      )}
      {notice && (
        <p key={notice} class="notice" part="notice">
          <Icon name="alert" />
          {__FULL__ ? <Elsewhere view={view} notice={notice} /> : notice}
        </p>
      )}
      {at !== 'refused' && <Actions key={step} view={view} />}
    </form>
  )
}
