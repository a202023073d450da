import { useState } from 'preact/hooks'
import { Select } from '../controls/Select.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useTheme } from '../use-theme.ts'

/** Stacks that need no download. */
const STACKS: Readonly<Record<string, string>> = {
  'system-ui, sans-serif': 'The system’s',
  'Optima, Candara, "Noto Sans", sans-serif': 'Humanist',
  'Avenir, Montserrat, Corbel, "URW Gothic", sans-serif': 'Geometric',
  'Charter, "Bitstream Charter", Cambria, serif': 'Book serif',
  'Didot, "Bodoni MT", "Playfair Display", serif': 'High contrast serif',
  'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace': 'Monospace',
}
const OTHER = 'other'

/** The typeface: the preset's, one that systems have, or one that the page brings. */
export function FontChoice() {
  const [{ font }, set] = useTheme()
  const [isOther, setOther] = useState(false)
  const value = font === undefined && !isOther ? '' : font !== undefined && font in STACKS ? font : OTHER
  return (
    <>
      <Select
        label="Typeface"
        value={value}
        options={[['', 'Preset’s own'], ...Object.entries(STACKS), [OTHER, 'Another one, by name']]}
        onChoose={next => {
          setOther(next === OTHER)
          set('font', next === OTHER ? 'Inter, system-ui, sans-serif' : next || undefined)
        }}
      />
      {value === OTHER && (
        <TextField
          label="Font families"
          isCode
          value={font ?? ''}
          path="theme.font"
          hint="What is not on the visitor’s device the page has to bring."
          onInput={next => set('font', next)}
        />
      )}
    </>
  )
}
