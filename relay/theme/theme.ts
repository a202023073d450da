import type { PresetName } from './presets.ts'

/** How a form is to look, as the operator says it. */
export interface Theme {
  preset: PresetName
  scheme: 'auto' | 'light' | 'dark'
  /** The brand's colour, `#rrggbb`. */
  accent?: string | undefined
  density: 'comfortable' | 'compact'
  /** Of controls, in px. */
  radius?: number | undefined
  /** CSS font families, quoted where they must be. */
  font?: string | undefined
  /** The widest that the form gets: in px, or as wide as its place. */
  width?: number | 'full' | undefined
}
