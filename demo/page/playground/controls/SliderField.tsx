import { useId } from 'preact/hooks'
import { Mistakes } from './Mistakes.tsx'

interface SliderFieldProps {
  label: string
  value: number | undefined
  /** What holds where nothing is said. */
  other: number
  min: number
  max: number
  step: number
  path: string
  onInput: (value: number | undefined) => void
}

/** A number of px on a scale, or none. */
export function SliderField({ label, value, other, min, max, step, path, onInput }: SliderFieldProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <div class="slider">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value ?? other}
          aria-valuetext={`${value ?? other} px`}
          onInput={event => onInput(event.currentTarget.valueAsNumber)}
        />
        <output for={id}>{value ?? other} px</output>
        {value !== undefined && (
          <button
            type="button"
            class="quiet-button"
            aria-label={`${label}: as the preset has it`}
            onClick={() => onInput(undefined)}
          >
            Reset
          </button>
        )}
      </div>
      <Mistakes path={path} />
    </div>
  )
}
