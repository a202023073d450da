import { useId } from 'preact/hooks'

interface SegmentsProps<Value extends string> {
  label: string
  value: Value
  options: Readonly<Record<Value, string>>
  onChoose: (value: Value) => void
  /** For the eye other things say it. */
  isLabelHidden?: boolean
}

/** One of a few, all of them in sight. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, options, onChoose, isLabelHidden = false } = props
  const name = useId()
  return (
    <fieldset class="control segments-control">
      <legend class={isLabelHidden ? 'unseen' : undefined}>{label}</legend>
      <div class="segments">
        {(Object.entries(options) as [Value, string][]).map(([option, text]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
