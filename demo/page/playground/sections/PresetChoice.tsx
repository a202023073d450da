import { useId } from 'preact/hooks'
import { PRESETS, type PresetName } from '../../../../relay/theme/presets.ts'
import { useTheme } from '../use-theme.ts'

/** The presets, each as a small piece of a form in its colours, typeface and corners. */
export function PresetChoice() {
  const [{ preset: chosen = 'garden' }, set] = useTheme()
  const name = useId()
  return (
    <fieldset class="control">
      <legend>Preset</legend>
      <div class="presets">
        {(Object.keys(PRESETS) as PresetName[]).map(preset => (
          <label key={preset} class="preset">
            <input
              type="radio"
              name={name}
              value={preset}
              checked={preset === chosen}
              onChange={() => set('preset', preset)}
            />
            <Sample preset={preset} />
            <span class="preset-name">{preset[0]?.toUpperCase() + preset.slice(1)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Sample({ preset }: { preset: PresetName }) {
  const { light, dark, font, radius } = PRESETS[preset]
  const pair = (one: string, other: string) => `light-dark(${one}, ${other})`
  return (
    <span
      class="sample"
      aria-hidden="true"
      style={{
        '--surface': pair(light.surface, dark.surface),
        '--text': pair(light.text, dark.text),
        '--fill': pair(fillOf(light), fillOf(dark)),
        '--on-fill': pair(light.onFill, dark.onFill),
        '--corner': `${Math.min(radius, 14) / 2}px`,
        fontFamily: font,
      }}
    >
      <span class="sample-title">Aa</span>
      <span class="sample-field" />
      <span class="sample-button" />
    </span>
  )
}

function fillOf({ fill, accent }: { fill?: string; accent: string }): string {
  return fill ?? accent
}
