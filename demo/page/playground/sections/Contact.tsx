import { CALLING_CODES } from '../../../../widget/later/calling-codes.ts'
import { Section } from '../controls/Section.tsx'
import { Segments } from '../controls/Segments.tsx'
import { Select } from '../controls/Select.tsx'
import { useDesigner } from '../designer.ts'

const CONTACT = { either: 'Either', email: 'Email', phone: 'Phone', both: 'Both' } as const
const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' })
const COUNTRIES = [...CALLING_CODES.keys()]
  .map(code => [code, COUNTRY_NAMES.of(code) ?? code] as const)
  .sort(([, a], [, b]) => a.localeCompare(b))

/** How the visitor can be reached, and in how many steps all this is asked. */
export function Contact() {
  const { form, change } = useDesigner()
  const { contact = 'either', country = '', steps = 2 } = form
  return (
    <Section title="Contact and steps" summary={CONTACT[contact]}>
      <Segments
        label="Ask for"
        value={contact}
        options={CONTACT}
        onChoose={next => change('contact', { contact: next })}
      />
      {contact !== 'email' && (
        <Select
          label="Phone numbers are from"
          value={country}
          path="country"
          options={[['', 'No country in particular'], ...COUNTRIES]}
          onChoose={next => change('country', { country: (next || undefined) as typeof form.country })}
        />
      )}
      <Segments
        label="Steps"
        value={steps === 1 ? '1' : '2'}
        options={{ '1': 'All at once', '2': 'Contact, then questions' }}
        onChoose={next => change('steps', { steps: next === '1' ? 1 : 2 })}
      />
    </Section>
  )
}
