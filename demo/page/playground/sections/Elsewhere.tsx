import { Section } from '../controls/Section.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useDesigner } from '../designer.ts'

/** Where visitors turn to while the form can't send. */
export function Elsewhere() {
  const { form, change } = useDesigner()
  const { email, phone } = form.elsewhere ?? {}
  const set = (next: { email?: string | undefined; phone?: string | undefined }) => {
    const given = Object.entries({ email, phone, ...next }).filter(([, value]) => value)
    change('elsewhere', { elsewhere: given.length > 0 ? Object.fromEntries(given) : undefined })
  }
  return (
    <Section title="When it can’t send" summary={email ?? phone ?? 'Nowhere else'}>
      <TextField
        label="Email to write to instead"
        isCode
        value={email ?? ''}
        path="elsewhere.email"
        hint="A mail begins with what the visitor has typed. Look at it under Offline."
        onInput={next => set({ email: next })}
      />
      <TextField
        label="Number to call instead"
        isCode
        value={phone ?? ''}
        path="elsewhere.phone"
        placeholder="+44 20 7946 0958"
        onInput={next => set({ phone: next })}
      />
    </Section>
  )
}
