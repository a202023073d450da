import { LocalField } from '../controls/LocalField.tsx'
import { Section } from '../controls/Section.tsx'
import { useDesigner } from '../designer.ts'

/** What stands above the form. */
export function Words() {
  const { form, change } = useDesigner()
  return (
    <Section title="Texts" open>
      <LocalField
        label="Title"
        text={form.title}
        path="title"
        placeholder="Each language has one of its own"
        onText={title => change('title', { title })}
      />
      <LocalField
        label="Introduction"
        text={form.intro}
        path="intro"
        multiline
        onText={intro => change('intro', { intro })}
      />
    </Section>
  )
}
