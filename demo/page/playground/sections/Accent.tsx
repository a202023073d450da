import { useId } from 'preact/hooks'
import { paletteOf } from '../../../../relay/theme/palette.ts'
import { PRESETS } from '../../../../relay/theme/presets.ts'
import { Mistakes } from '../controls/Mistakes.tsx'
import { useTheme } from '../use-theme.ts'

const HEX = /^#[0-9a-f]{6}$/i

/** The brand's colour, and what becomes of it where it could not be read. */
export function Accent() {
  const [{ preset = 'garden', accent }, set] = useTheme()
  const id = useId()
  const own = PRESETS[preset].light.fill ?? PRESETS[preset].light.accent
  const colour = accent && HEX.test(accent) ? accent.toLowerCase() : undefined
  return (
    <div class="control">
      <label for={id}>Brand colour</label>
      <div class="accent">
        <input
          type="color"
          aria-label="Brand colour, from a palette"
          value={colour ?? own}
          onInput={event => set('accent', event.currentTarget.value)}
        />
        <input
          id={id}
          type="text"
          class="code"
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          placeholder={own}
          value={accent ?? ''}
          aria-describedby={`${id}-mistake ${id}-fitted`}
          onInput={event => set('accent', event.currentTarget.value || undefined)}
        />
        {accent !== undefined && (
          <button type="button" class="quiet-button" onClick={() => set('accent', undefined)}>
            Preset’s own
          </button>
        )}
      </div>
      <Mistakes id={`${id}-mistake`} path="theme.accent" />
      {colour && <Fitted id={`${id}-fitted`} colour={colour} />}
    </div>
  )
}

/** Says where the relay draws another shade of the colour, so that its words can be read. */
function Fitted({ id, colour }: { id: string; colour: string }) {
  const [{ preset = 'garden' }] = useTheme()
  const shades = (['light', 'dark'] as const).map(scheme => ({
    scheme,
    accent: paletteOf(PRESETS[preset], scheme, colour).accent,
  }))
  const changed = shades.filter(({ accent }) => accent !== colour)
  if (changed.length === 0) return null
  return (
    <p class="hint fitted" id={id}>
      Links and marks, to be readable:{' '}
      {changed.map(({ scheme, accent }) => (
        <span key={scheme} class="shade">
          <span class="swatch" style={{ background: accent }} /> <code>{accent}</code> on {scheme}
        </span>
      ))}
    </p>
  )
}
