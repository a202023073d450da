import { useId } from 'preact/hooks'
import { Mistakes } from './Mistakes.tsx'

interface NumberFieldProps {
  label: string
  value: number | undefined
  onInput: (value: number | undefined) => void
  path: string
  placeholder?: string
}

/** A number, or none. */
export function NumberField({ label, value, onInput, path, placeholder }: NumberFieldProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        step="any"
        value={value ?? ''}
        placeholder={placeholder}
        aria-describedby={`${id}-mistake`}
        onInput={({ currentTarget: { value, valueAsNumber } }) =>
          onInput(value === '' ? undefined : valueAsNumber)
        }
      />
      <Mistakes id={`${id}-mistake`} path={path} />
    </div>
  )
}
