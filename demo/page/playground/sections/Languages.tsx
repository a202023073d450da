import { LOCALES } from '../../../../shared/locales.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { Mistakes } from '../controls/Mistakes.tsx'
import { Section } from '../controls/Section.tsx'
import { Select } from '../controls/Select.tsx'
import { useDesigner } from '../designer.ts'
import { bothNames, ownName } from '../language-names.ts'
import { movedUp } from '../moved.ts'

/** Which languages the form speaks, in which order. */
export function Languages() {
  const { languages, change } = useDesigner()
  const set = (next: readonly string[]) => change('languages', { languages: [...next] })
  const others = LOCALES.filter(tag => !languages.includes(tag))
    .map(tag => [tag, bothNames(tag), tag] as const)
    .sort(([, a], [, b]) => a.localeCompare(b))
  return (
    <Section title="Languages" summary={languages.map(ownName).join(', ')}>
      <ol class="list">
        {languages.map((tag, index) => (
          <li key={tag}>
            <span class="list-text">
              <span lang={tag}>{ownName(tag)}</span> <code>{tag}</code>
              {index === 0 && <span class="tag">first</span>}
            </span>
            {index > 0 && (
              <IconButton
                icon="up"
                label={`Move ${ownName(tag)} up`}
                onClick={() => set(movedUp(languages, index))}
              />
            )}
            {languages.length > 1 && (
              <IconButton
                icon="remove"
                label={`Remove ${ownName(tag)}`}
                onClick={() => set(languages.filter(other => other !== tag))}
              />
            )}
          </li>
        ))}
      </ol>
      <Mistakes path="languages" within />
      <Select
        label="Add a language"
        isLabelHidden
        value=""
        options={[['', `Add one of ${LOCALES.length} languages`], ...others]}
        onChoose={tag => tag && set([...languages, tag])}
      />
      <p class="hint">
        Visitors get their browser’s language; the first one where the form doesn’t speak it.
      </p>
    </Section>
  )
}
