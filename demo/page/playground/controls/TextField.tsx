import { useId } from 'preact/hooks'
import { Mistakes } from './Mistakes.tsx'

export interface TextFieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  /** Where it stands in the config. */
  path?: string | undefined
  placeholder?: string | undefined
  hint?: string | undefined
  lang?: string | undefined
  multiline?: boolean
  /** For what is no language: addresses, keys, patterns. */
  isCode?: boolean
}

export function TextField(props: TextFieldProps) {
  const { label, value, onInput, path, placeholder, hint, lang, multiline = false, isCode = false } = props
  const id = useId()
  const attributes = {
    id,
    value,
    placeholder,
    lang,
    dir: isCode ? ('ltr' as const) : ('auto' as const),
    class: isCode ? 'code' : undefined,
    spellcheck: !isCode,
    autocomplete: 'off',
    'aria-describedby': `${id}-hint ${id}-mistake`,
  }
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {multiline ? (
        <textarea {...attributes} rows={2} onInput={event => onInput(event.currentTarget.value)} />
      ) : (
        <input {...attributes} type="text" onInput={event => onInput(event.currentTarget.value)} />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {path !== undefined && <Mistakes id={`${id}-mistake`} path={path} />}
    </div>
  )
}
