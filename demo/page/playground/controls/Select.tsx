import { useId } from 'preact/hooks'
import { Mistakes } from './Mistakes.tsx'

interface SelectProps {
  label: string
  value: string
  /** Value and text; a text may come with its language. */
  options: readonly (readonly [value: string, text: string, lang?: string])[]
  onChoose: (value: string) => void
  path?: string
  isLabelHidden?: boolean
}

export function Select({ label, value, options, onChoose, path, isLabelHidden = false }: SelectProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id} class={isLabelHidden ? 'unseen' : undefined}>
        {label}
      </label>
      <span class="pick">
        <select id={id} value={value} onChange={event => onChoose(event.currentTarget.value)}>
          {options.map(([option, text, lang]) => (
            <option key={option} value={option} lang={lang}>
              {text}
            </option>
          ))}
        </select>
      </span>
      {path !== undefined && <Mistakes path={path} />}
    </div>
  )
}
