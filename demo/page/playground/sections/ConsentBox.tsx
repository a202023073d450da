import { Check } from '../controls/Check.tsx'
import { LocalField } from '../controls/LocalField.tsx'
import { Section } from '../controls/Section.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useDesigner } from '../designer.ts'

const FIRST = {
  version: '1',
  label: { en: 'I agree to the [privacy policy](https://www.example.com/privacy).' },
}

/** A box to tick, with a wording that has a version. */
export function ConsentBox() {
  const { form, change } = useDesigner()
  const { consent } = form
  return (
    <Section title="Consent" summary={consent ? `Version ${consent.version}` : 'Not asked'}>
      <Check
        label="Ask for consent"
        checked={consent !== undefined}
        onChange={isAsked => change('consent', { consent: isAsked ? FIRST : undefined })}
      />
      {consent && (
        <>
          <LocalField
            label="Wording"
            text={consent.label}
            path="consent.label"
            multiline
            hint="One part may be [a link](https://…)."
            onText={(label = '') => change('consent', { consent: { ...consent, label } })}
          />
          <TextField
            label="Version"
            isCode
            value={consent.version}
            path="consent.version"
            hint="Kept with every submission. A new wording needs a new one."
            onInput={version => change('consent', { consent: { ...consent, version } })}
          />
          <Check
            label="Nothing is taken without it"
            checked={consent.required ?? true}
            onChange={required => change('consent', { consent: { ...consent, required } })}
          />
        </>
      )}
    </Section>
  )
}
