import { Check } from '../controls/Check.tsx'
import { Mistakes } from '../controls/Mistakes.tsx'
import { Select } from '../controls/Select.tsx'
import { useDesigner } from '../designer.ts'
import type { Question } from '../form-input.ts'
import { fallbackOf, textIn } from '../local-text.ts'
import { withKey } from '../with-key.ts'
import type { QuestionPartProps } from './Limits.tsx'

/** Which answer of an earlier question this one depends on; the config may name several questions. */
export function Condition({
  question,
  earlier,
  path,
  onChange,
}: QuestionPartProps & { earlier: readonly Question[] }) {
  const { language, languages } = useDesigner()
  const reading = (text: Parameters<typeof fallbackOf>[0]) =>
    textIn(text, language, languages[0] ?? 'en') || fallbackOf(text)
  const choices = earlier.filter(one => 'options' in one)
  const [[key, values] = ['', []]] = Object.entries(question.showIf ?? {})
  const chosen = [values].flat()
  const source = choices.find(one => one.key === key)
  if (choices.length === 0 && question.showIf === undefined) return null

  const set = (on: string, next: readonly string[]) =>
    onChange(withKey(question, 'showIf', on === '' ? undefined : { [on]: next }))
  return (
    <>
      <Select
        label="Ask it"
        value={key}
        path={`${path}.showIf`}
        options={[
          ['', 'Always'],
          ...choices.map(one => [one.key, `If “${reading(one.label) || one.key}” is …`] as const),
        ]}
        onChoose={on => {
          const [first] = choices.find(one => one.key === on)?.options ?? []
          set(on, first ? [first.value] : [])
        }}
      />
      {source && (
        <fieldset class="control choices">
          <legend class="unseen">Any of these answers</legend>
          {source.options.map(option => (
            <Check
              key={option.value}
              label={reading(option.label) || option.value}
              checked={chosen.includes(option.value)}
              onChange={isOn =>
                set(key, isOn ? [...chosen, option.value] : chosen.filter(value => value !== option.value))
              }
            />
          ))}
        </fieldset>
      )}
      <Mistakes path={`${path}.showIf.${key}`} />
    </>
  )
}
