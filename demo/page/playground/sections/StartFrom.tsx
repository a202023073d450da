import { Section } from '../controls/Section.tsx'
import { useDesigner } from '../designer.ts'
import { EXAMPLES } from '../examples/examples.ts'
import { ownName } from '../language-names.ts'

/** Forms of invented businesses to begin with. */
export function StartFrom() {
  const { design, adopt } = useDesigner()
  return (
    <Section title="Start from an example" open>
      <ul class="examples">
        {EXAMPLES.map(({ name, form }) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={form === design.form}
              onClick={() => adopt(`example ${name}`, { ...design, form })}
            >
              <span>{name}</span>
              <small>{form.languages?.map(ownName).join(', ')}</small>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
