import { PRESETS } from '../../../../relay/theme/presets.ts'
import { Section } from '../controls/Section.tsx'
import { Segments } from '../controls/Segments.tsx'
import { SliderField } from '../controls/SliderField.tsx'
import { useTheme } from '../use-theme.ts'
import { Accent } from './Accent.tsx'
import { FontChoice } from './FontChoice.tsx'
import { PresetChoice } from './PresetChoice.tsx'

const SCHEMES = { auto: 'Visitor’s', light: 'Light', dark: 'Dark' } as const
const DENSITIES = { comfortable: 'Comfortable', compact: 'Compact' } as const
/** As wide as the form is where nothing is said. */
const WIDTH = 520

/** The theme, from the whole to the detail. */
export function Look() {
  const [theme, set] = useTheme()
  const { preset = 'garden', scheme = 'auto', density = 'comfortable', radius, width } = theme
  return (
    <Section title="Look" open>
      <PresetChoice />
      <Accent />
      <Segments label="Colours" value={scheme} options={SCHEMES} onChoose={next => set('scheme', next)} />
      <Segments label="Density" value={density} options={DENSITIES} onChoose={next => set('density', next)} />
      <SliderField
        label="Corners"
        value={radius}
        other={PRESETS[preset].radius}
        min={0}
        max={32}
        step={1}
        path="theme.radius"
        onInput={next => set('radius', next)}
      />
      <FontChoice />
      <SliderField
        label="Width, at most"
        value={width === 'full' ? undefined : width}
        other={WIDTH}
        min={280}
        max={1200}
        step={10}
        path="theme.width"
        onInput={next => set('width', next)}
      />
    </Section>
  )
}
